import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { readAnswer } from './answer.js';
import { AnswersService } from './answers.service.js';
import { AuditOfQuestions } from './audit-of-questions.js';
import { BacklogService } from './backlog.service.js';
import { answerLine, questionLine } from './batch-lines.js';
import type { Usage } from './endpoint.js';
import type { Question } from './question.js';
import { type AskedQuestion, QuestionsService, pairOf } from './questions.service.js';
import type { ReadingEntity } from './reading.entity.js';
import { ReadingsStore } from './readings.store.js';

/** Rows of the backlog taken up at a time. */
const BATCH = 100;

/** How long a batch may take before what is in it is asked otherwise: three days, most are done within one. */
const BATCH_MS = 3 * 86_400_000;

const NOTHING: Usage = { tokensIn: 0, tokensOut: 0 };

/** What became of an answer file. */
export interface Imported {
  /** Lines with an answer to a question that was exported. */
  answers: number;
  /** Findings that were kept, and such that the texts do not bear out. */
  findings: number;
  dropped: number;
  /** Lines that are no answer, or are outside the schema. */
  malformed: number;
  /** Answers to questions that are not waited for: unknown, answered already, or about a text that was revised. */
  stale: number;
}

/** Reads the backlog by files: questions out, answers in, asked by whatever program and whenever. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly backlog: BacklogService,
    private readonly questions: QuestionsService,
    private readonly answers: AnswersService,
    private readonly audit: AuditOfQuestions,
    private readonly readings: ReadingsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /**
   * The questions that wait, the most harmful first, each as a line. What is in a batch is not asked otherwise until its
   * answer is there, or it has taken too long.
   * @param most at most so many
   */
  async *export(model = this.settings.secondReader.model, most = Infinity): AsyncGenerator<string> {
    await this.backlog.fill();
    const asked = new Set<string>();
    for (let count = 0; ; ) {
      const due = await this.readings.due(this.clock.now(), BATCH);
      if (due.length === 0) return;
      for (const reading of due) {
        if (count >= most) return;
        const line = await this.exportOne(reading, model, asked);
        if (line === null) continue;
        count++;
        yield line;
      }
    }
  }

  /** Takes answers in; a line that can't be used is counted, and the others are taken. */
  async import(lines: AsyncIterable<string>): Promise<Imported> {
    const result: Imported = { answers: 0, findings: 0, dropped: 0, malformed: 0, stale: 0 };
    for await (const line of lines) if (line.trim() !== '') await this.importOne(line, result);
    return result;
  }

  /** Marks it as exported; null where there is nothing to ask. A pair that is in the batch already is not asked twice. */
  private async exportOne(reading: ReadingEntity, model: string, asked: Set<string>): Promise<string | null> {
    const { question: chosen, elsewhere } = await this.questions.choose(reading.communication, model, asked);
    const question = chosen && (await this.questions.make(chosen));
    const nextAt = new Date(this.clock.now().getTime() + BATCH_MS);
    if (chosen === null || question === null) {
      // All of its pairs are in the batch: it is looked at again when that should be back.
      await this.set(reading, elsewhere.length > 0 ? { state: 'exported', nextAt } : { state: 'read' });
      return null;
    }
    for (const { number } of chosen.letters.slice(1)) asked.add(pairOf(reading.communication, number));
    const questionId = newId();
    await this.audit.exported(question);
    await this.set(reading, { state: 'exported', questionId, question: JSON.stringify(chosen), nextAt });
    return questionLine(questionId, question.body);
  }

  private async importOne(line: string, result: Imported): Promise<void> {
    const given = answerLine(line);
    const reading = given.id === null ? null : await this.readings.ofQuestion(given.id);
    if (given.id !== null && reading === null) result.stale++;
    else if (reading === null) result.malformed++;
    else if ('fault' in given) await this.faulty(reading, given.fault, NOTHING, result);
    else await this.answered(reading, given.content, given.usage ?? NOTHING, result);
  }

  private async answered(reading: ReadingEntity, content: string, usage: Usage, result: Imported): Promise<void> {
    const asked = JSON.parse(reading.question ?? 'null') as AskedQuestion | null;
    const question = asked && (await this.questions.make(asked));
    if (asked === null || question === null || !isAsAsked(question, asked)) {
      result.stale++;
      await this.set(reading, { state: 'waiting', questionId: null, question: null, nextAt: this.clock.now() });
      return;
    }
    const answer = readAnswer(content, question.letters.length);
    if ('malformed' in answer) return this.faulty(reading, answer.malformed, usage, result);
    const { letters, dropped } = await this.answers.keep({ reading, question, answer, model: asked.model, usage });
    result.answers++;
    result.dropped += dropped.length;
    for (const { redundancy, facts } of letters) result.findings += facts.length + (redundancy.redundant ? 1 : 0);
  }

  /** Is asked once more, in the next batch or online; then it is given up. */
  private async faulty(reading: ReadingEntity, fault: string, usage: Usage, result: Imported): Promise<void> {
    result.malformed++;
    await this.answers.countMalformed(reading, usage);
    await this.set(reading, {
      state: reading.faults > 0 ? 'failed' : 'waiting',
      faults: reading.faults + 1,
      failure: `it answered outside the schema: ${fault}.`,
      questionId: null,
      question: null,
      nextAt: this.clock.now(),
    });
  }

  private async set(reading: ReadingEntity, changes: Partial<ReadingEntity>): Promise<void> {
    const updatedAt = this.clock.now();
    await this.work.run((tx) => this.readings.update(reading, { ...changes, updatedAt }, tx));
  }
}

/** Whether every text is still the one that was asked about. */
function isAsAsked(question: Question, asked: AskedQuestion): boolean {
  return question.letters.every(({ subject }, i) => subject.contentHash === asked.letters[i]?.contentHash);
}

import { Injectable } from '@nestjs/common';
import { DetectionService } from '../conflicts/detection.service.js';
import type { Remark, RemarkedFact } from '../conflicts/remarking.js';
import { RemarksStore } from '../conflicts/remarks.store.js';
import { Calendar, Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Journal } from '../platform/journal/journal.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import type { Answer } from './answer.js';
import { costOf } from './budget.js';
import { type Checked, type CheckedLetter, checkAnswer } from './checking.js';
import type { Usage } from './endpoint.js';
import { type Question, type Subject, readerOf } from './question.js';
import type { ReadingEntity } from './reading.entity.js';
import { ReadingsStore } from './readings.store.js';

/** Communications whose answers are taken into the conflicts in one go. */
const BATCH = 64;

/** An answer to a question about a communication, and what it was made with. */
export interface Received {
  reading: ReadingEntity;
  question: Question;
  answer: Answer;
  model: string;
  usage: Usage;
}

/** Keeps what was answered, and has the conflicts follow. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly readings: ReadingsStore,
    private readonly remarks: RemarksStore,
    private readonly detection: DetectionService,
    private readonly journal: Journal,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /**
   * Checks an answer and keeps what holds; then conflicts grow by it, as they do by the detector's own findings. What was
   * kept is taken up by whoever comes next if the process ends in between.
   */
  async keep(received: Received): Promise<Checked> {
    const { reading, question, answer, model, usage } = received;
    const checked = checkAnswer(answer, question);
    const asked = (question.letters[0] as { subject: Subject }).subject;
    const remarks = checked.letters.map((letter) => remarkOf(asked, letter, readerOf(model)));
    const findings = checked.letters.reduce(
      (sum, { redundancy, facts }) => sum + facts.length + (redundancy.redundant ? 1 : 0),
      0,
    );
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await this.remarks.replace(remarks, now, tx);
      await this.readings.update(
        reading,
        { state: 'answered', failure: null, questionId: null, question: null, updatedAt: now },
        tx,
      );
      await this.readings.add(
        this.calendar.dateOf(now),
        reading.segmentId,
        {
          questions: 1,
          ...usage,
          cost: costOf(usage, this.settings.secondReader.price),
          findings,
          dropped: checked.dropped.length,
        },
        tx,
      );
      this.journal.note(
        {
          at: now,
          actor: 'second-reader',
          action: 'communication.read',
          subject: asked.side.id,
          detail: {
            communication: { id: asked.side.id, office: asked.side.office, contentHash: asked.contentHash },
            reader: readerOf(model),
            question: question.hash,
            neighbours: question.letters.length - 1,
            findings,
            dropped: checked.dropped,
            ...usage,
          },
        },
        tx,
      );
    });
    await this.takeIn([reading]);
    return checked;
  }

  /** Counts what was used without an answer that could be read. */
  async countMalformed(reading: ReadingEntity, usage: Usage): Promise<void> {
    const cost = costOf(usage, this.settings.secondReader.price);
    const day = this.calendar.dateOf(this.clock.now());
    await this.work.run((tx) =>
      this.readings.add(day, reading.segmentId, { questions: 1, malformed: 1, ...usage, cost }, tx),
    );
  }

  /** Takes in what was kept before an earlier run ended. */
  async catchUp(): Promise<void> {
    for (;;) {
      const answered = await this.readings.inState('answered', BATCH);
      if (answered.length === 0) return;
      await this.takeIn(answered);
    }
  }

  private async takeIn(readings: readonly ReadingEntity[]): Promise<void> {
    await this.detection.detect(readings.map(({ communication }) => communication));
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      for (const reading of readings) await this.readings.update(reading, { state: 'read', updatedAt: now }, tx);
    });
  }
}

function remarkOf(asked: Subject, { neighbour, redundancy, facts }: CheckedLetter, reader: string): Remark {
  const first = asked.number < neighbour.number;
  const [low, high] = first ? [asked, neighbour] : [neighbour, asked];
  return {
    low: low.number,
    high: high.number,
    lowHash: low.contentHash,
    highHash: high.contentHash,
    reader,
    redundancy,
    facts: first ? facts : facts.map((fact): RemarkedFact => ({ ...fact, a: fact.b, b: fact.a })),
  };
}

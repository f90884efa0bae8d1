import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Calendar, Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Pump } from '../platform/pump.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { readAnswer } from './answer.js';
import { AnswersService } from './answers.service.js';
import { AuditOfQuestions } from './audit-of-questions.js';
import { BacklogService } from './backlog.service.js';
import { Breaker, type Trouble } from './breaker.js';
import { leftOf } from './budget.js';
import { Endpoint, type Outcome, type Usage } from './endpoint.js';
import type { ChatRequest, Question } from './question.js';
import { QuestionsService, pairOf } from './questions.service.js';
import type { ReadingEntity } from './reading.entity.js';
import { ReadingsStore } from './readings.store.js';

/** How soon what is new is looked for while questions are under way. */
const LOOK_AGAIN_MS = 500;

/** A question that met trouble is not the first to be asked again. */
const AFTER_TROUBLE_MS = 1_000;

/** Answers outside the schema, or refusals, after which a communication is not asked about any more. */
const MOST_FAULTS = 2;

/** Why nothing is asked though something waits. */
export type Pause = { why: 'trouble'; trouble: Trouble } | { why: 'budget' };

/**
 * Reads the backlog, the most harmful first, within the day's budget, few at a time. Nothing waits for it: it works from
 * rows, and whatever it does not get to stays there.
 */
@Injectable()
export class SecondReaderService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SecondReaderService.name);
  private readonly pump = new Pump(
    () => this.readDue(),
    (error) => this.logger.error({ err: error }, 'the second reader could not go on'),
  );
  private readonly breaker = new Breaker();
  private readonly ending = new AbortController();
  /** Tokens that questions under way may use, by segment. */
  private readonly reserved = new Map<string, number>();
  /** Pairs that questions under way are about. */
  private readonly askedAbout = new Map<string, Promise<void>>();
  private choosing: Promise<unknown> = Promise.resolve();
  /** The day whose budget is used up, and the segments whose own budget is. */
  private spent: { day: string; whole: boolean; segments: Set<string> } | null = null;

  constructor(
    private readonly backlog: BacklogService,
    private readonly questions: QuestionsService,
    private readonly endpoint: Endpoint,
    private readonly answers: AnswersService,
    private readonly audit: AuditOfQuestions,
    private readonly readings: ReadingsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.secondReader.url !== null) this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    return this.pump.stop();
  }

  /** Reads all that may be read by now; resolves when nothing is left, or what is left has to wait. */
  run(): Promise<void> {
    return this.pump.run();
  }

  /** Why nothing is asked at present; null where nothing keeps it. */
  get pause(): Pause | null {
    const trouble = this.breaker.resting(this.clock.now());
    if (trouble !== null) return { why: 'trouble', trouble };
    return this.spentToday()?.whole === true ? { why: 'budget' } : null;
  }

  private async readDue(): Promise<void> {
    await this.answers.catchUp();
    const underWay = new Set<Promise<void>>();
    for (;;) {
      await this.backlog.fill();
      const allowed = this.breaker.allowed(this.settings.secondReader.concurrency);
      const free = this.pump.stopping || this.pause !== null ? 0 : allowed - underWay.size;
      const without = [...(this.spentToday()?.segments ?? [])];
      const due = free > 0 ? await this.readings.due(this.clock.now(), free, without) : [];
      for (const reading of due) {
        if (!(await this.claim(reading))) continue;
        const reads = this.read({ ...reading, state: 'waiting' })
          .catch((error: unknown) => this.logger.error({ err: error }, 'a communication could not be read'))
          .finally(() => underWay.delete(reads));
        underWay.add(reads);
      }
      if (underWay.size === 0 && due.length === 0) return;
      if (underWay.size >= allowed || due.length === 0) await Promise.race([...underWay, sleep(LOOK_AGAIN_MS)]);
    }
  }

  private claim(reading: ReadingEntity): Promise<boolean> {
    const lease = new Date(this.clock.now().getTime() + 2 * this.settings.secondReader.timeoutMs + 60_000);
    return this.work.run((tx) => this.readings.claim(reading, lease, tx));
  }

  private async read(reading: ReadingEntity): Promise<void> {
    // One chooses at a time: two that chose together would ask about the same pair.
    const begun = this.choosing.then(() => this.begin(reading));
    this.choosing = begun.catch(() => undefined);
    const { asking, elsewhere } = await begun;
    if (elsewhere.length === 0) return asking;
    // What becomes of these pairs decides what is left to be asked.
    await Promise.allSettled(elsewhere);
    return this.read(reading);
  }

  /** Begins to ask, unless some of its pairs are being asked about elsewhere. */
  private async begin(reading: ReadingEntity): Promise<{ asking: Promise<void>; elsewhere: Promise<void>[] }> {
    const { model } = this.settings.secondReader;
    const { question, elsewhere } = await this.questions.choose(reading.communication, model, this.askedAbout);
    if (elsewhere.length > 0)
      return { asking: Promise.resolve(), elsewhere: elsewhere.flatMap((pair) => this.askedAbout.get(pair) ?? []) };
    const made = question && (await this.questions.make(question));
    if (question === null || made === null) return { asking: this.set(reading, { state: 'read' }), elsewhere: [] };
    const pairs = question.letters.slice(1).map(({ number }) => pairOf(reading.communication, number));
    const asking = this.askWithin(reading, made, model).finally(() => {
      for (const pair of pairs) this.askedAbout.delete(pair);
    });
    for (const pair of pairs) this.askedAbout.set(pair, asking);
    return { asking, elsewhere: [] };
  }

  /** Asks if the budget has room for it. */
  private async askWithin(reading: ReadingEntity, question: Question, model: string): Promise<void> {
    const { segmentId } = reading;
    const reserve = (tokens: number) => this.reserved.set(segmentId, (this.reserved.get(segmentId) ?? 0) + tokens);
    reserve(question.estimatedTokens);
    try {
      if (await this.affords(reading, question)) await this.ask(reading, question, model);
    } finally {
      reserve(-question.estimatedTokens);
    }
  }

  /** Whether the day's budget has room for it; else it waits for the next day. */
  private async affords(reading: ReadingEntity, question: Question): Promise<boolean> {
    const { secondReader } = this.settings;
    const day = this.calendar.dateOf(this.clock.now());
    const used = await this.readings.used(day, day);
    const left = leftOf(used, reading.segmentId, secondReader);
    const all = [...this.reserved.values()].reduce((sum, one) => sum + one, 0);
    const own = this.reserved.get(reading.segmentId) ?? 0;
    if (left.day >= all && left.segment >= own) return true;
    if (used.length === 0 && all === question.estimatedTokens) {
      const failure = `it takes about ${question.estimatedTokens} tokens, more than a day's budget has.`;
      await this.set(reading, { state: 'failed', failure });
      return false;
    }
    this.spent = this.spentToday() ?? { day, whole: false, segments: new Set() };
    if (left.day < all) this.spent.whole = true;
    else this.spent.segments.add(reading.segmentId);
    await this.set(reading, { nextAt: this.clock.now() });
    return false;
  }

  private spentToday(): typeof this.spent {
    return this.spent?.day === this.calendar.dateOf(this.clock.now()) ? this.spent : null;
  }

  private async ask(reading: ReadingEntity, question: Question, model: string): Promise<void> {
    let body = question.body;
    for (let again = false; ; again = true) {
      await this.audit.asked(question, body);
      const outcome = await this.endpoint.ask(body, this.ending.signal);
      if (!('content' in outcome)) return this.unanswered(reading, outcome);
      this.breaker.answered();
      const usage = outcome.usage ?? usageOf(body, outcome.content);
      const answer = readAnswer(outcome.content, question.letters.length);
      if (!('malformed' in answer)) {
        await this.answers.keep({ reading, question, answer, model, usage });
        return;
      }
      await this.answers.countMalformed(reading, usage);
      if (again) return this.fault(reading, `it answered outside the schema: ${answer.malformed}.`, MOST_FAULTS);
      body = askedAgain(question.body, answer.malformed);
    }
  }

  private unanswered(reading: ReadingEntity, outcome: Exclude<Outcome, { content: string }>): Promise<void> {
    if ('refused' in outcome) return this.fault(reading, outcome.refused, reading.faults + 1);
    const now = this.clock.now();
    if (!this.ending.signal.aborted) this.breaker.failed(outcome.trouble, now, outcome.waitMs);
    return this.set(reading, { nextAt: new Date(now.getTime() + AFTER_TROUBLE_MS), failure: outcome.trouble });
  }

  private fault(reading: ReadingEntity, failure: string, faults: number): Promise<void> {
    const state = faults >= MOST_FAULTS ? 'failed' : 'waiting';
    return this.set(reading, { state, faults, failure, nextAt: this.clock.now() });
  }

  private async set(reading: ReadingEntity, changes: Partial<ReadingEntity>): Promise<void> {
    const updatedAt = this.clock.now();
    await this.work.run((tx) => this.readings.update(reading, { ...changes, updatedAt }, tx));
  }
}

/** The same question, with what was wrong with the answer. */
function askedAgain(body: ChatRequest, malformed: string): ChatRequest {
  const content = `Your last answer could not be read: ${malformed}. Answer with JSON of the given schema and nothing else.`;
  return { ...body, messages: [...body.messages, { role: 'user', content }] };
}

/** What an endpoint that does not count is taken to have used: four characters a token. */
function usageOf(body: ChatRequest, content: string): Usage {
  const length = body.messages.reduce((sum, message) => sum + message.content.length, 0);
  return { tokensIn: Math.ceil(length / 4), tokensOut: Math.ceil(content.length / 4) };
}

import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Calendar, Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { JournalStore } from '../platform/journal/journal.store.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import { digestOf, weekOf } from './digest.js';
import { MailingService } from './mailing.service.js';
import { NoticesService } from './notices.service.js';
import { NoticesStore } from './notices.store.js';
import type { SubscriptionEntity } from './subscription.entity.js';

/** How often what was filed is looked through. */
const TICK_MS = 30_000;

/** The name under which it is kept how far the registry was looked through: the number of a communication. */
const NAME = 'subscriptions';

/** Communications looked through at a time. */
const BATCH = 4_096;

/**
 * Numbers are handed out in blocks to several processes, so that a lower one can be filed after a higher one: this many
 * are looked at again. Nobody is told twice.
 */
const OVERLAP = 2_048;

const WEEK_MS = 7 * 86_400_000;

/** Tells those who subscribed what was filed, and each advocate, once a week, what the other offices told their customers. */
@Injectable()
export class WatchingService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WatchingService.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly cursors: JournalStore,
    private readonly communications: CommunicationsStore,
    private readonly offices: OfficesStore,
    private readonly segments: SegmentsService,
    private readonly store: NoticesStore,
    private readonly notices: NoticesService,
    private readonly mailing: MailingService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Does what is to be done by now. */
  tick(): Promise<void> {
    this.running = this.running
      .then(async () => {
        await this.tellSubscribers();
        await this.sendDigests();
        this.mailing.wake();
      })
      .catch((error: unknown) => this.logger.error({ err: error }, 'the registry could not be looked through'));
    return this.running;
  }

  private async tellSubscribers(): Promise<void> {
    for (;;) {
      const from = await this.cursors.cursor(NAME);
      const numbers = await this.communications.numbersBehind(Math.max(0, from - OVERLAP), OVERLAP + BATCH);
      const last = numbers.at(-1) ?? 0;
      if (last <= from) return;
      const tree = await this.segments.tree();
      const subscriptions = await this.store.allSubscriptions();
      const found = subscriptions.length === 0 ? [] : await this.found(numbers);
      await this.work.run(async (tx) => {
        if (!(await this.cursors.moveCursor(NAME, from, last, tx))) return;
        for (const one of found) {
          for (const subscription of subscriptions) {
            if (one.row.createdAt < subscription.createdAt || !concerns(subscription, one, tree)) continue;
            const dedupe = `subscription:${subscription.id}:${one.row.number}`;
            await this.notices.put(subscription.userId, tellingOf(subscription, one), dedupe, tx);
          }
        }
      });
    }
  }

  private async found(numbers: readonly number[]): Promise<Found[]> {
    const rows = await this.communications.lightRows(numbers);
    const addressed = await this.communications.segmentsOf(numbers);
    const texts = await this.communications.texts(numbers);
    return rows.map((row) => ({
      row,
      segments: addressed.get(row.number) ?? [],
      text: texts.get(row.number) ?? '',
    }));
  }

  private async sendDigests(): Promise<void> {
    const now = this.clock.now();
    const week = weekOf(this.calendar.dayOf(now));
    const offices = (await this.offices.all()).filter(({ kind, advocate }) => advocate !== null && kind !== 'partner');
    const due = [];
    for (const office of offices)
      if (!(await this.store.hasNotice(office.advocate as string, `digest:${office.id}:${week}`))) due.push(office);
    if (due.length === 0) return;
    const tree = await this.segments.tree();
    const filed = await this.communications.filedSince(new Date(now.getTime() - WEEK_MS));
    const segments = await this.communications.segmentsOf(filed.map(({ number }) => number));
    for (const office of due) {
      const customers = tree.line(await this.communications.segmentsWrittenTo(office.id));
      const lines = filed
        .filter(({ officeId, withdrawnAt }) => officeId !== office.id && withdrawnAt === null)
        .map((row) => ({ ...row, office: row.officeId, segments: segments.get(row.number) ?? [] }))
        .filter((row) => row.segments.some((segment) => customers.has(segment)));
      const digest = digestOf(lines);
      if (digest === null) continue;
      await this.work.run((tx) =>
        this.notices.put(
          office.advocate as string,
          { kind: 'digest', subject: office.id, ...digest },
          `digest:${office.id}:${week}`,
          tx,
        ),
      );
    }
  }
}

interface Found {
  row: LightCommunication;
  segments: readonly string[];
  text: string;
}

/** A segment's customers are also reached through its ancestors and descendants. */
function concerns({ kind, target }: SubscriptionEntity, { row, segments, text }: Found, tree: SegmentTree): boolean {
  if (kind === 'journey') return row.journeyId === target;
  if (kind === 'phrase') return text.toLowerCase().replace(/\s+/g, ' ').includes(target);
  if (!tree.has(target)) return false;
  const line = tree.line([target]);
  return segments.some((segment) => line.has(segment));
}

function tellingOf({ kind, target }: SubscriptionEntity, { row, segments }: Found) {
  const name = row.subject === null ? row.externalId : `“${row.subject}” (${row.externalId})`;
  return {
    kind: 'subscription' as const,
    subject: row.id,
    title: `${row.officeId} filed ${name}`,
    words: `To ${segments.join(', ')}. You follow the ${kind} ${target}.`,
  };
}

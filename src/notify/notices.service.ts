import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { JourneysStore } from '../registry/journeys.store.js';
import { SegmentsService } from '../registry/segments.service.js';
import type { Telling } from './happenings.js';
import { NOTICE_KINDS, type NoticeEntity } from './notice.entity.js';
import type { ChangePreferences, CreateSubscription, Notice, Preferences, Subscription } from './notices.dto.js';
import { NoticesStore } from './notices.store.js';
import type { SubscriptionEntity } from './subscription.entity.js';

/** What people are told: put into the outbox, read, wished for. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly store: NoticesStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly segments: SegmentsService,
    private readonly journeys: JourneysStore,
  ) {}

  /** Puts a notice for somebody into the outbox, once for each `dedupe`. */
  async put(userId: string, telling: Omit<Telling, 'to'>, dedupe: string, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const unwanted = (await this.store.unwanted(userId, tx)).has(telling.kind);
    await this.store.insert(
      {
        id: newId(),
        userId,
        dedupe,
        kind: telling.kind,
        subject: telling.subject,
        title: telling.title.slice(0, 500),
        words: telling.words,
        state: unwanted ? 'shown' : 'pending',
        attempts: 0,
        nextAt: now,
        failure: null,
        createdAt: now,
        sentAt: null,
        readAt: null,
      },
      tx,
    );
  }

  async list(unread: boolean, page: Page, asker: Principal): Promise<Listing<Notice>> {
    return listing(await this.store.page(selfOf(asker), unread, page), page.limit, (row) => row.id, show);
  }

  /** Marks one's own notice as read. */
  async read(id: string, asker: Principal): Promise<Notice> {
    const row = await this.store.find(id);
    if (row === null || row.userId !== selfOf(asker))
      throw new DomainError('not-found', `There is no notice ${id} for you. GET /api/v1/notices lists them.`);
    const readAt = row.readAt ?? this.clock.now();
    await this.work.run((tx) => this.store.update([id], { readAt }, tx));
    return show({ ...row, readAt });
  }

  async preferences(asker: Principal): Promise<Preferences> {
    const unwanted = await this.store.unwanted(selfOf(asker));
    return { mail: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, !unwanted.has(kind)])) };
  }

  /** Changes which kinds one wants by mail; what is absent stays. */
  async prefer({ mail }: ChangePreferences, asker: Principal): Promise<Preferences> {
    const given = Object.entries(mail);
    const faults = given
      .filter(([kind, wanted]) => !(NOTICE_KINDS as readonly string[]).includes(kind) || typeof wanted !== 'boolean')
      .map(([kind]) => ({
        pointer: `/mail/${kind}`,
        detail: `must be true or false for one of ${NOTICE_KINDS.join(', ')}`,
      }));
    if (faults.length > 0) throw new DomainError('invalid-request', 'Some preferences are not known.', faults);
    await this.work.run(async (tx) => {
      for (const [kind, wanted] of given)
        await this.store.prefer(selfOf(asker), kind as NoticeEntity['kind'], wanted as boolean, tx);
    });
    return this.preferences(asker);
  }

  async subscriptions(asker: Principal): Promise<{ items: Subscription[] }> {
    return { items: (await this.store.subscriptionsOf(selfOf(asker))).map(showSubscription) };
  }

  /** Subscribes to a segment, a journey or a phrase; the same again is the same. */
  async subscribe(given: CreateSubscription, asker: Principal): Promise<Subscription> {
    const target = given.kind === 'phrase' ? given.target.trim().toLowerCase().replace(/\s+/g, ' ') : given.target;
    await this.requireTarget(given.kind, target);
    const wanted = { userId: selfOf(asker), kind: given.kind, target };
    const row = await this.work.run(async (tx): Promise<SubscriptionEntity> => {
      const present = await this.store.subscription(wanted, tx);
      if (present !== null) return present;
      const subscription = { id: newId(), ...wanted, createdAt: this.clock.now() };
      await this.store.insertSubscription(subscription, tx);
      return subscription;
    });
    return showSubscription(row);
  }

  async unsubscribe(id: string, asker: Principal): Promise<void> {
    if (await this.work.run((tx) => this.store.deleteSubscription(id, selfOf(asker), tx))) return;
    throw new DomainError('not-found', `You have no subscription ${id}. GET /api/v1/subscriptions lists them.`);
  }

  private async requireTarget(kind: CreateSubscription['kind'], target: string): Promise<void> {
    const known =
      kind === 'segment'
        ? (await this.segments.tree()).has(target)
        : kind === 'journey'
          ? (await this.journeys.find(target)) !== null
          : target.length >= 3;
    if (known) return;
    const detail = kind === 'phrase' ? 'must have at least three letters' : `no ${kind} has the id ${target}`;
    throw new DomainError(kind === 'phrase' ? 'invalid-request' : 'unknown-reference', `The target ${detail}.`, [
      { pointer: '/target', detail },
    ]);
  }
}

/** A person who asks by a key of theirs is that person. */
function selfOf({ personId, id }: Principal): string {
  return personId ?? id;
}

function show(row: NoticeEntity): Notice {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    title: row.title,
    words: row.words,
    createdAt: row.createdAt.toISOString(),
    mailedAt: row.sentAt?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
  };
}

function showSubscription(row: SubscriptionEntity): Subscription {
  return { id: row.id, kind: row.kind, target: row.target, createdAt: row.createdAt.toISOString() };
}

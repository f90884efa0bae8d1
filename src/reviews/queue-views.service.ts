import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { idOf } from './case-files.js';
import type { QueueViewEntity } from './queue-view.entity.js';
import type { QueueView, SaveQueueView } from './queue-views.dto.js';
import { QueueViewsStore } from './queue-views.store.js';

/** Views that one person keeps: more than can be told apart in a list are of no use. */
const MAX_VIEWS = 50;

/** Views of the queue that people keep for themselves, on whichever machine they sign in. */
@Injectable()
export class QueueViewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: QueueViewsStore,
  ) {}

  async list(asker: Principal): Promise<{ items: QueueView[] }> {
    return { items: (await this.store.of(idOf(asker))).map(show) };
  }

  /** Keeps a view; one of the same name is replaced. */
  async save({ name, query }: SaveQueueView, asker: Principal): Promise<QueueView> {
    const userId = idOf(asker);
    const saved = await this.work.run(async (tx): Promise<QueueViewEntity> => {
      const views = await this.store.of(userId, tx);
      const present = views.find((view) => view.name === name.trim());
      if (present !== undefined) {
        await this.store.update(present.id, query, tx);
        return { ...present, query };
      }
      if (views.length >= MAX_VIEWS)
        throw new DomainError('conflicting-state', `You keep ${MAX_VIEWS} views already. Take one away first.`);
      const view = { id: newId(), userId, name: name.trim(), query, createdAt: this.clock.now() };
      await this.store.insert(view, tx);
      return view;
    });
    return show(saved);
  }

  async delete(id: string, asker: Principal): Promise<void> {
    if (await this.work.run((tx) => this.store.delete(id, idOf(asker), tx))) return;
    throw new DomainError('not-found', `You keep no view ${id}. GET /api/v1/queue-views lists them.`);
  }
}

function show({ id, name, query, createdAt }: QueueViewEntity): QueueView {
  return { id, name, query, createdAt: createdAt.toISOString() };
}

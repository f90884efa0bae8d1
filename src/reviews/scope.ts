import type { ConflictEntity } from '../conflicts/conflict.entity.js';
import { REDUNDANCY, claimScope } from '../conflicts/settlements.js';

/** What a decision on a conflict settles: that its members are redundant, or one disputed fact. */
export function scopeOf({ kind, topic }: Pick<ConflictEntity, 'kind' | 'topic'>): string {
  return kind === 'contradiction' ? claimScope(topic ?? '') : REDUNDANCY;
}

import type { EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import { insertRows } from './sql.js';

/**
 * Marks things as changed, within the unit of work that changes them: whoever counts them (`trends`) finds the mark
 * exactly if the change was kept, whatever crashes in between, and no later change is lost by taking an earlier mark away.
 */
export function markChanged(
  thing: 'communication' | 'conflict',
  subjects: readonly (string | number)[],
  tx: EntityManager,
): Promise<void> {
  return insertRows(
    tx,
    'changed_thing',
    ['id', 'thing', 'subject'],
    subjects.map((subject) => [newId(), thing, String(subject)]),
  );
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who started an import; a queue that is read from its indexes. */
export class Holding1795550000000 implements MigrationInterface {
  name = 'Holding1795550000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const statements = [
      `ALTER TABLE import ADD COLUMN startedBy varchar(64) NULL`,
      // Each order of the queue with all that it is narrowed by, so that a page is found without a row being read or sorted
      ...['harm DESC', 'openedAt DESC', 'customersAffected DESC', 'dueAt'].map(
        (order) =>
          `CREATE INDEX conflict_by_${order.split(' ')[0]} ON conflict (below, ${order}, id, status, kind, severity, assignee, noBrainer)`,
      ),
      `DROP INDEX conflict_status_harm${sqlite ? '' : ' ON conflict'}`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Who started an import is not forgotten: restore a backup instead.'));
  }
}

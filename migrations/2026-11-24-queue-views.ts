import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the queue that people have saved under a name. */
export class QueueViews1795585000000 implements MigrationInterface {
  name = 'QueueViews1795585000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `CREATE TABLE queue_view (id varchar(64) NOT NULL, userId varchar(64) NOT NULL, name varchar(100) NOT NULL, query varchar(2000) NOT NULL, createdAt datetime(3) NOT NULL, PRIMARY KEY (id))`,
      `CREATE UNIQUE INDEX queue_view_once ON queue_view (userId, name)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('What people have saved is not thrown away: restore a backup instead.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed over time: counts by day, what is behind each, and what has to be counted anew. */
export class Trends1795540000000 implements MigrationInterface {
  name = 'Trends1795540000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const long = sqlite ? 'text' : 'longtext';
    const statements = [
      `CREATE TABLE changed_thing (id varchar(64) NOT NULL, thing varchar(16) NOT NULL, subject varchar(64) NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE trend_scope (number integer NOT NULL, digest varchar(64) NOT NULL, segments ${long} NOT NULL, offices ${long} NOT NULL, PRIMARY KEY (number))`,
      `CREATE UNIQUE INDEX trend_scope_digest ON trend_scope (digest)`,
      `CREATE TABLE trend_share (source varchar(80) NOT NULL, content ${long} NOT NULL, PRIMARY KEY (source))`,
      `CREATE TABLE trend_day (measure varchar(32) NOT NULL, scope integer NOT NULL, day varchar(16) NOT NULL, kind varchar(16) NOT NULL, n integer NOT NULL, PRIMARY KEY (measure, scope, day, kind))`,
      `INSERT INTO number_sequence (name, next) VALUES ('trend-scope', 1)`,
      `ALTER TABLE communication ADD COLUMN withdrawnFor varchar(64) NULL`,
      `CREATE INDEX communication_withdrawn_for ON communication (withdrawnFor)`,
      `CREATE INDEX communication_window ON communication (fromDay, untilDay)`,
      `CREATE INDEX conflict_opened ON conflict (openedAt)`,
      `CREATE INDEX conflict_closed ON conflict (closedAt)`,
      `CREATE INDEX conflict_topic ON conflict (topic)`,
      // Everything there is has to be counted once.
      `INSERT INTO changed_thing (id, thing, subject) SELECT CONCAT_PREFIX_C, 'conflict', id FROM conflict`,
      `INSERT INTO changed_thing (id, thing, subject) SELECT CONCAT_PREFIX_L, 'communication', number FROM communication`,
    ];
    const prefixed = (prefix: string, column: string) =>
      sqlite ? `'${prefix}' || ${column}` : `CONCAT('${prefix}', ${column})`;
    for (const statement of statements) {
      await runner.query(
        statement.replace('CONCAT_PREFIX_C', prefixed('c-', 'id')).replace('CONCAT_PREFIX_L', prefixed('l-', 'number')),
      );
    }
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('The trends are not taken back: restore a backup instead.'));
  }
}

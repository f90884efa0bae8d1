import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a second reader found, what it has still to read, and what that cost. */
export class SecondReader1795590000000 implements MigrationInterface {
  name = 'SecondReader1795590000000';

  async up(runner: QueryRunner): Promise<void> {
    const long = runner.connection.options.type === 'better-sqlite3' ? 'text' : 'longtext';
    const statements = [
      `ALTER TABLE conflict ADD COLUMN foundBy varchar(16) NOT NULL DEFAULT 'detector'`,
      `CREATE INDEX conflict_foundBy ON conflict (foundBy, status)`,
      `ALTER TABLE segment ADD COLUMN secondReaderBar double NULL`,
      `CREATE TABLE remark (low integer NOT NULL, high integer NOT NULL, lowHash varchar(64) NOT NULL, highHash varchar(64) NOT NULL, reader varchar(191) NOT NULL, content ${long} NOT NULL, at datetime(3) NOT NULL, PRIMARY KEY (low, high))`,
      `CREATE INDEX remark_high ON remark (high)`,
      `CREATE TABLE reading (communication integer NOT NULL, contentHash varchar(64) NOT NULL, segmentId varchar(64) NOT NULL, state varchar(16) NOT NULL, priority double NOT NULL, tries integer NOT NULL, faults integer NOT NULL, nextAt datetime(3) NOT NULL, questionId varchar(64) NULL, question ${long} NULL, failure ${long} NULL, updatedAt datetime(3) NOT NULL, PRIMARY KEY (communication))`,
      `CREATE INDEX reading_due ON reading (state, priority, communication)`,
      `CREATE INDEX reading_question ON reading (questionId)`,
      `CREATE TABLE reading_day (day varchar(10) NOT NULL, segmentId varchar(64) NOT NULL, questions integer NOT NULL, tokensIn integer NOT NULL, tokensOut integer NOT NULL, cost double NOT NULL, findings integer NOT NULL, dropped integer NOT NULL, malformed integer NOT NULL, PRIMARY KEY (day, segmentId))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('What was read is not thrown away: restore a backup instead.'));
  }
}

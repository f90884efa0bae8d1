import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails with links that are still to be sent, so that a restart loses none. */
export class LinkMails1795570000000 implements MigrationInterface {
  name = 'LinkMails1795570000000';

  async up(runner: QueryRunner): Promise<void> {
    const long = runner.connection.options.type === 'better-sqlite3' ? 'text' : 'longtext';
    const statements = [
      `CREATE TABLE link_mail (email varchar(191) NOT NULL, purpose varchar(16) NOT NULL, state varchar(16) NOT NULL, attempts integer NOT NULL, nextAt datetime(3) NOT NULL, failure ${long} NULL, sentAt datetime(3) NULL, PRIMARY KEY (email, purpose))`,
      `CREATE INDEX link_mail_due ON link_mail (state, nextAt)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Mails that wait are not thrown away: restore a backup instead.'));
  }
}

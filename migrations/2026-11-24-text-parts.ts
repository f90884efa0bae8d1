import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plain-text part that an email carries beside its HTML body. */
export class TextParts1795560000000 implements MigrationInterface {
  name = 'TextParts1795560000000';

  async up(runner: QueryRunner): Promise<void> {
    const long = runner.connection.options.type === 'better-sqlite3' ? 'text' : 'longtext';
    await runner.query(`ALTER TABLE communication ADD COLUMN alternative ${long} NULL`);
    await runner.query(`ALTER TABLE communication ADD COLUMN alternativeText ${long} NULL`);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('The text parts are not taken back: restore a backup instead.'));
  }
}

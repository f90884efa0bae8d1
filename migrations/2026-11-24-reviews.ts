import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From a conflict to a decision that holds: journal, decisions, rulings, questions, webhooks, notices. */
export class Reviews1795530000000 implements MigrationInterface {
  name = 'Reviews1795530000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const long = sqlite ? 'text' : 'longtext';
    const instant = 'datetime(3)';
    const statements = [
      // The journal
      `CREATE TABLE journal_entry (seq integer NOT NULL, at ${instant} NOT NULL, actor varchar(64) NOT NULL, action varchar(48) NOT NULL, subject varchar(64) NOT NULL, fromState varchar(64) NULL, toState varchar(64) NULL, reason ${long} NULL, detail ${long} NOT NULL, previousHash varchar(64) NOT NULL, hash varchar(64) NOT NULL, PRIMARY KEY (seq))`,
      `CREATE TABLE journal_head (id integer NOT NULL, seq integer NOT NULL, hash varchar(64) NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE journal_cursor (name varchar(32) NOT NULL, seq integer NOT NULL, PRIMARY KEY (name))`,
      `CREATE INDEX journal_entry_subject ON journal_entry (subject, seq)`,
      `CREATE INDEX journal_entry_actor ON journal_entry (actor, seq)`,
      `CREATE INDEX journal_entry_action ON journal_entry (action, seq)`,
      `INSERT INTO journal_head (id, seq, hash) VALUES (1, 0, '')`,
      // Who reviews
      `ALTER TABLE segment ADD COLUMN reviewers varchar(2000) NULL`,
      `ALTER TABLE segment ADD COLUMN decisionsNeeded integer NULL`,
      `ALTER TABLE conflict ADD COLUMN noBrainer integer NOT NULL DEFAULT 0`,
      `ALTER TABLE conflict ADD COLUMN escalation integer NOT NULL DEFAULT 0`,
      `ALTER TABLE conflict ADD COLUMN remindedAt ${instant} NULL`,
      `ALTER TABLE conflict ADD COLUMN searchText ${long} NULL`,
      `ALTER TABLE conflict_member ADD COLUMN contentHash varchar(64) NOT NULL DEFAULT ''`,
      `ALTER TABLE conflict_member ADD COLUMN officeId varchar(64) NOT NULL DEFAULT ''`,
      `UPDATE conflict_member SET officeId = (SELECT c.officeId FROM communication c WHERE c.number = conflict_member.communication)`,
      // What was decided, and what follows from it
      `CREATE TABLE settled_pair (low integer NOT NULL, high integer NOT NULL, scope varchar(191) NOT NULL, lowHash varchar(64) NOT NULL, highHash varchar(64) NOT NULL, how varchar(16) NOT NULL, conflictId varchar(64) NOT NULL, expiresAt ${instant} NULL, PRIMARY KEY (low, high, scope, lowHash, highHash))`,
      `CREATE INDEX settled_pair_conflict ON settled_pair (conflictId)`,
      `CREATE TABLE ruling (id varchar(64) NOT NULL, communication integer NOT NULL, conflictId varchar(64) NULL, verdict varchar(16) NOT NULL, contentHash varchar(64) NULL, reason ${long} NOT NULL, actor varchar(64) NOT NULL, at ${instant} NOT NULL, endedAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE INDEX ruling_communication ON ruling (communication, endedAt)`,
      `CREATE INDEX ruling_conflict ON ruling (conflictId)`,
      `CREATE TABLE decision (id varchar(64) NOT NULL, conflictId varchar(64) NOT NULL, state varchar(16) NOT NULL, decision varchar(16) NOT NULL, keep varchar(64) NULL, reason ${long} NOT NULL, expiresAt ${instant} NULL, detail ${long} NOT NULL, actor varchar(64) NOT NULL, at ${instant} NOT NULL, confirmedBy varchar(64) NULL, confirmedAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE INDEX decision_conflict ON decision (conflictId, id)`,
      `CREATE INDEX decision_expiry ON decision (state, expiresAt)`,
      `CREATE TABLE question (id varchar(64) NOT NULL, conflictId varchar(64) NULL, communicationId varchar(64) NULL, officeId varchar(64) NOT NULL, question ${long} NOT NULL, askedBy varchar(64) NOT NULL, askedAt ${instant} NOT NULL, answer ${long} NULL, answeredBy varchar(64) NULL, answeredAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE INDEX question_conflict ON question (conflictId)`,
      `CREATE INDEX question_communication ON question (communicationId)`,
      `CREATE INDEX question_office ON question (officeId, id)`,
      `CREATE TABLE watcher (conflictId varchar(64) NOT NULL, userId varchar(64) NOT NULL, PRIMARY KEY (conflictId, userId))`,
      `CREATE TABLE feedback (conflictId varchar(64) NOT NULL, actor varchar(64) NOT NULL, helped integer NOT NULL, words ${long} NULL, at ${instant} NOT NULL, PRIMARY KEY (conflictId, actor))`,
      // Who is told
      `CREATE TABLE webhook (id varchar(64) NOT NULL, url varchar(2000) NOT NULL, events varchar(500) NOT NULL, secret varchar(191) NOT NULL, createdBy varchar(64) NOT NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE webhook_delivery (id varchar(64) NOT NULL, webhookId varchar(64) NOT NULL, dedupe varchar(80) NOT NULL, event varchar(48) NOT NULL, body ${long} NOT NULL, state varchar(16) NOT NULL, attempts integer NOT NULL, nextAt ${instant} NOT NULL, responseStatus integer NULL, failure ${long} NULL, createdAt ${instant} NOT NULL, deliveredAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (webhookId, dedupe)`,
      `CREATE INDEX webhook_delivery_due ON webhook_delivery (state, nextAt)`,
      `CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhookId, id)`,
      `CREATE TABLE notice (id varchar(64) NOT NULL, userId varchar(64) NOT NULL, dedupe varchar(120) NOT NULL, kind varchar(16) NOT NULL, subject varchar(64) NOT NULL, title varchar(500) NOT NULL, words ${long} NOT NULL, state varchar(16) NOT NULL, attempts integer NOT NULL, nextAt ${instant} NOT NULL, failure ${long} NULL, createdAt ${instant} NOT NULL, sentAt ${instant} NULL, readAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE UNIQUE INDEX notice_once ON notice (userId, dedupe)`,
      `CREATE INDEX notice_due ON notice (state, nextAt)`,
      `CREATE INDEX notice_user ON notice (userId, id)`,
      `CREATE TABLE notice_preference (userId varchar(64) NOT NULL, kind varchar(16) NOT NULL, mail integer NOT NULL, PRIMARY KEY (userId, kind))`,
      `CREATE TABLE subscription (id varchar(64) NOT NULL, userId varchar(64) NOT NULL, kind varchar(16) NOT NULL, target varchar(191) NOT NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE UNIQUE INDEX subscription_once ON subscription (userId, kind, target)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('The reviews are not taken back: restore a backup instead.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions and links, attempts to sign in; keys that belong to a person or expire. */
export class People1795510000000 implements MigrationInterface {
  name = 'People1795510000000';

  async up(runner: QueryRunner): Promise<void> {
    const instant = 'datetime(3)';
    const statements = [
      `CREATE TABLE person (id varchar(64) NOT NULL, email varchar(191) NOT NULL, name varchar(200) NOT NULL, role varchar(16) NOT NULL, officeId varchar(64) NULL, passwordHash varchar(255) NULL, identity varchar(64) NULL, createdAt ${instant} NOT NULL, joinedAt ${instant} NULL, lastSignInAt ${instant} NULL, disabledAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE TABLE person_session (id varchar(64) NOT NULL, tokenHash varchar(64) NOT NULL, personId varchar(64) NOT NULL, createdAt ${instant} NOT NULL, lastSeenAt ${instant} NOT NULL, expiresAt ${instant} NOT NULL, address varchar(64) NOT NULL, agent varchar(200) NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE one_time_link (id varchar(64) NOT NULL, purpose varchar(16) NOT NULL, tokenHash varchar(64) NOT NULL, personId varchar(64) NULL, createdAt ${instant} NOT NULL, expiresAt ${instant} NOT NULL, usedAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE TABLE sign_in_attempt (id varchar(96) NOT NULL, count integer NOT NULL, lastAt ${instant} NOT NULL, blockedUntil ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE TABLE oidc_flow (id varchar(64) NOT NULL, state varchar(64) NOT NULL, nonce varchar(64) NOT NULL, verifier varchar(128) NOT NULL, createdAt ${instant} NOT NULL, expiresAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `ALTER TABLE api_key ADD COLUMN personId varchar(64) NULL`,
      `ALTER TABLE api_key ADD COLUMN expiresAt ${instant} NULL`,
      `CREATE UNIQUE INDEX person_email ON person (email)`,
      `CREATE UNIQUE INDEX person_identity ON person (identity)`,
      `CREATE UNIQUE INDEX person_session_token ON person_session (tokenHash)`,
      `CREATE INDEX person_session_person ON person_session (personId)`,
      `CREATE INDEX person_session_expiry ON person_session (expiresAt)`,
      `CREATE UNIQUE INDEX one_time_link_token ON one_time_link (tokenHash)`,
      `CREATE INDEX one_time_link_person ON one_time_link (personId, purpose)`,
      `CREATE INDEX sign_in_attempt_last ON sign_in_attempt (lastAt)`,
      `CREATE INDEX oidc_flow_expiry ON oidc_flow (expiresAt)`,
      `CREATE INDEX api_key_person ON api_key (personId)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('The tables of people are not taken back: restore a backup instead.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema: registry, index, clusters, conflicts, imports, keys. */
export class FirstSchema1795500000000 implements MigrationInterface {
  name = 'FirstSchema1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const long = sqlite ? 'text' : 'longtext';
    const instant = 'datetime(3)';
    const clustered = sqlite ? ' WITHOUT ROWID' : '';
    const tables = [
      `CREATE TABLE number_sequence (name varchar(32) NOT NULL, next integer NOT NULL, PRIMARY KEY (name))`,
      `CREATE TABLE idempotent_answer (id varchar(64) NOT NULL, requestHash varchar(64) NOT NULL, status integer NOT NULL, body ${long} NOT NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE segment (id varchar(64) NOT NULL, number integer NOT NULL, name varchar(200) NOT NULL, parentId varchar(64) NULL, audienceSize integer NULL, collisionWindowDays integer NULL, duplicateBar double NULL, overlapBar double NULL, contradictionBar double NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE office (id varchar(64) NOT NULL, name varchar(200) NOT NULL, kind varchar(16) NOT NULL, advocate varchar(64) NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE journey (id varchar(64) NOT NULL, name varchar(200) NOT NULL, owner varchar(64) NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE communication (id varchar(64) NOT NULL, number integer NOT NULL, officeId varchar(64) NOT NULL, externalId varchar(191) NOT NULL, channel varchar(16) NOT NULL, campaign varchar(191) NULL, journeyId varchar(64) NULL, subject ${long} NULL, body ${long} NOT NULL, bodyFormat varchar(16) NOT NULL, text ${long} NOT NULL, signatory varchar(500) NULL, sendFrom varchar(40) NULL, sendUntil varchar(40) NULL, fromDay integer NULL, untilDay integer NULL, pieces integer NULL, unitCostAmount varchar(32) NULL, unitCostCurrency varchar(3) NULL, revision integer NOT NULL, contentHash varchar(64) NOT NULL, detection varchar(16) NOT NULL, clearance varchar(16) NOT NULL, withdrawnAt ${instant} NULL, createdAt ${instant} NOT NULL, updatedAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE communication_segment (communication integer NOT NULL, segmentId varchar(64) NOT NULL, PRIMARY KEY (communication, segmentId))${clustered}`,
      `CREATE TABLE revision (communicationId varchar(64) NOT NULL, revision integer NOT NULL, contentHash varchar(64) NOT NULL, content json NOT NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (communicationId, revision))`,
      `CREATE TABLE analysis (communication integer NOT NULL, detector varchar(16) NOT NULL, content ${long} NOT NULL, indexKeys ${long} NOT NULL, PRIMARY KEY (communication))`,
      `CREATE TABLE candidate_key (segment integer NOT NULL, bandKey integer NOT NULL, communication integer NOT NULL, PRIMARY KEY (segment, bandKey, communication))${clustered}`,
      `CREATE TABLE passage_use (officeId varchar(64) NOT NULL, passage integer NOT NULL, communication integer NOT NULL, PRIMARY KEY (officeId, passage, communication))${clustered}`,
      `CREATE TABLE learned_passage (officeId varchar(64) NOT NULL, passage integer NOT NULL, PRIMARY KEY (officeId, passage))${clustered}`,
      `CREATE TABLE link (low integer NOT NULL, high integer NOT NULL, kind varchar(16) NOT NULL, score double NOT NULL, similarity double NOT NULL, finding ${long} NOT NULL, PRIMARY KEY (low, high))`,
      `CREATE TABLE disagreement (low integer NOT NULL, high integer NOT NULL, ordinal integer NOT NULL, kind varchar(16) NOT NULL, confidence double NOT NULL, finding ${long} NOT NULL, PRIMARY KEY (low, high, ordinal))`,
      `CREATE TABLE cluster (id varchar(64) NOT NULL, principal integer NOT NULL, basis varchar(16) NOT NULL, mergedInto varchar(64) NULL, dissolvedAt ${instant} NULL, createdAt ${instant} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE cluster_member (clusterId varchar(64) NOT NULL, communication integer NOT NULL, similarity double NOT NULL, PRIMARY KEY (clusterId, communication))`,
      `CREATE TABLE conflict (id varchar(64) NOT NULL, kind varchar(16) NOT NULL, status varchar(16) NOT NULL, segmentId varchar(64) NOT NULL, severity varchar(16) NOT NULL, customersAffected integer NOT NULL, harm double NOT NULL, openedAt ${instant} NOT NULL, dueAt ${instant} NULL, closedAt ${instant} NULL, assignee varchar(64) NULL, clusterId varchar(64) NULL, confidence double NOT NULL, below integer NOT NULL, topic varchar(191) NULL, claimKind varchar(16) NULL, explanation ${long} NOT NULL, detail ${long} NOT NULL, version integer NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE conflict_segment (conflictId varchar(64) NOT NULL, segmentId varchar(64) NOT NULL, PRIMARY KEY (conflictId, segmentId))`,
      `CREATE TABLE conflict_member (conflictId varchar(64) NOT NULL, communication integer NOT NULL, similarity double NOT NULL, PRIMARY KEY (conflictId, communication))`,
      `CREATE TABLE conflict_event (id varchar(64) NOT NULL, conflictId varchar(64) NOT NULL, at ${instant} NOT NULL, actor varchar(64) NOT NULL, action varchar(32) NOT NULL, detail ${long} NOT NULL, PRIMARY KEY (id))`,
      `CREATE TABLE api_key (id varchar(64) NOT NULL, name varchar(200) NOT NULL, role varchar(16) NOT NULL, officeId varchar(64) NULL, hash varchar(64) NOT NULL, prefix varchar(16) NOT NULL, createdAt ${instant} NOT NULL, lastUsedAt ${instant} NULL, revokedAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE TABLE import (id varchar(64) NOT NULL, format varchar(16) NOT NULL, status varchar(16) NOT NULL, bytes double NOT NULL, position integer NOT NULL, received integer NOT NULL, accepted integer NOT NULL, unchanged integer NOT NULL, rejected integer NOT NULL, defaults ${long} NOT NULL, officeId varchar(64) NULL, failure ${long} NULL, cancelledAt ${instant} NULL, createdAt ${instant} NOT NULL, finishedAt ${instant} NULL, PRIMARY KEY (id))`,
      `CREATE TABLE import_error (importId varchar(64) NOT NULL, line integer NOT NULL, ordinal integer NOT NULL, pointer varchar(191) NOT NULL, detail ${long} NOT NULL, PRIMARY KEY (importId, line, ordinal))`,
      `INSERT INTO number_sequence (name, next) VALUES ('communication', 1)`,
    ];
    const indexes = [
      `CREATE UNIQUE INDEX communication_office_external ON communication (officeId, externalId)`,
      `CREATE UNIQUE INDEX communication_number ON communication (number)`,
      `CREATE INDEX communication_detection ON communication (detection, number)`,
      `CREATE INDEX communication_segment_segment ON communication_segment (segmentId, communication)`,
      `CREATE INDEX link_high ON link (high)`,
      `CREATE INDEX disagreement_high ON disagreement (high)`,
      `CREATE INDEX cluster_member_communication ON cluster_member (communication)`,
      `CREATE INDEX conflict_status_harm ON conflict (status, harm)`,
      `CREATE INDEX conflict_cluster ON conflict (clusterId)`,
      `CREATE INDEX conflict_segment_segment ON conflict_segment (segmentId, conflictId)`,
      `CREATE INDEX conflict_member_communication ON conflict_member (communication)`,
      `CREATE INDEX conflict_event_conflict ON conflict_event (conflictId, id)`,
      `CREATE UNIQUE INDEX api_key_hash ON api_key (hash)`,
    ];
    for (const statement of [...tables, ...indexes]) await runner.query(statement);
  }

  /** Schemas only move forward in production; going back is restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('The first schema is not taken back: restore a backup instead.'));
  }
}

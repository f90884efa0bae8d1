import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export const CONFLICT_KINDS = ['duplicate', 'overlap', 'contradiction'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];
export const CONFLICT_STATUSES = [
  'open',
  'in_review',
  'awaiting_office',
  'resolved',
  'dismissed',
  'superseded',
] as const;
export type ConflictStatus = (typeof CONFLICT_STATUSES)[number];
export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who found it: the grammars and measures of `detection/`, a language model as second reader, or both. */
export const FINDERS = ['detector', 'second-reader', 'both'] as const;
export type Finder = (typeof FINDERS)[number];

/** What goes to review: a cluster with more than one campaign in it, or a disputed fact with its positions. */
@Entity('conflict')
@Index('conflict_by_harm', ['below', 'harm', 'id', 'status', 'kind', 'severity', 'assignee', 'noBrainer'])
@Index('conflict_by_openedAt', ['below', 'openedAt', 'id', 'status', 'kind', 'severity', 'assignee', 'noBrainer'])
@Index('conflict_by_customersAffected', [
  'below',
  'customersAffected',
  'id',
  'status',
  'kind',
  'severity',
  'assignee',
  'noBrainer',
])
@Index('conflict_by_dueAt', ['below', 'dueAt', 'id', 'status', 'kind', 'severity', 'assignee', 'noBrainer'])
@Index('conflict_cluster', ['clusterId'])
@Index('conflict_opened', ['openedAt'])
@Index('conflict_closed', ['closedAt'])
@Index('conflict_topic', ['topic'])
@Index('conflict_foundBy', ['foundBy', 'status'])
export class ConflictEntity {
  @PrimaryColumn(id) id!: string;
  @Column(code) kind!: ConflictKind;
  @Column(code) status!: ConflictStatus;
  /** The segment with the most customers among those it lies in; `conflict_segment` has all. */
  @Column(id) segmentId!: string;
  @Column(code) severity!: Severity;
  @Column({ type: 'integer' }) customersAffected!: number;
  /** Customers affected x severity x nearness of the send; the queue's order. */
  @Column({ type: 'double' }) harm!: number;
  @Column(instant) openedAt!: Date;
  @Column({ ...instant, nullable: true }) dueAt!: Date | null;
  @Column({ ...instant, nullable: true }) closedAt!: Date | null;
  @Column({ ...id, nullable: true }) assignee!: string | null;
  /** For duplicates and overlaps: the cluster it is about. */
  @Column({ ...id, nullable: true }) clusterId!: string | null;
  /** Of its strongest finding, 0..1. */
  @Column({ type: 'double' }) confidence!: number;
  @Column({ ...code, default: 'detector' }) foundBy!: Finder;
  /** 1 when it lies below its segment's bar: kept out of the queue, listed on request. */
  @Column({ type: 'integer' }) below!: number;
  /** For contradictions: what is disputed, and which kind of fact. */
  @Column({ type: 'varchar', length: 191, nullable: true }) topic!: string | null;
  @Column({ ...code, nullable: true }) claimKind!: string | null;
  @Column(longText) explanation!: string;
  /** What the search looks in, in lower case: explanation, topic, subject lines and external ids. */
  @Column({ ...longText, nullable: true }) searchText!: string | null;
  /** What is particular to the kind, as JSON: positions of a contradiction, the suggestion. */
  @Column(longText) detail!: string;
  /** Rises with every change that a decider should see first; for optimistic locking. */
  @Column({ type: 'integer' }) version!: number;
  /** 1 where one move settles it without doubt (`detail.fix` has the move), else 0. */
  @Column({ type: 'integer', default: 0 }) noBrainer!: number;
  /** How often it went up to the next one in line for being overdue. */
  @Column({ type: 'integer', default: 0 }) escalation!: number;
  /** When its owner was told that it is due soon. */
  @Column({ ...instant, nullable: true }) remindedAt!: Date | null;
}

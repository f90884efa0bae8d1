import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';
import type { DecisionKind } from './effects.js';

/**
 * `proposed`: a first reviewer's, waiting for a second one · `final`: in force · `replaced`: another proposal took its place
 * · `reopened`, `expired`: no longer in force.
 */
export type DecisionState = 'proposed' | 'final' | 'replaced' | 'reopened' | 'expired';

/** A disposition: what was decided on a conflict, by whom and why. */
@Entity('decision')
@Index('decision_conflict', ['conflictId', 'id'])
@Index('decision_expiry', ['state', 'expiresAt'])
export class DecisionEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) conflictId!: string;
  @Column(code) state!: DecisionState;
  @Column(code) decision!: DecisionKind;
  /** For keep_one: id of the communication that stays. */
  @Column({ ...id, nullable: true }) keep!: string | null;
  @Column(longText) reason!: string;
  /** For accept: until when. */
  @Column({ ...instant, nullable: true }) expiresAt!: Date | null;
  /** As JSON: proposed edits, communications that have to change, owner, the contents that were decided on. */
  @Column(longText) detail!: string;
  @Column(id) actor!: string;
  @Column(instant) at!: Date;
  /** The second reviewer, where the segment asks for two. */
  @Column({ ...id, nullable: true }) confirmedBy!: string | null;
  @Column({ ...instant, nullable: true }) confirmedAt!: Date | null;
}

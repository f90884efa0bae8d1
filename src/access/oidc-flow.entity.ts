import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.js';

/** A sign-in on its way through the company's provider; gone once it is back. */
@Entity('oidc_flow')
export class OidcFlowEntity {
  /** SHA-256 of the cookie that binds it to the browser it began in. */
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  @Column({ type: 'varchar', length: 64 }) state!: string;
  @Column({ type: 'varchar', length: 64 }) nonce!: string;
  /** PKCE: only who began the sign-in can finish it. */
  @Column({ type: 'varchar', length: 128 }) verifier!: string;
  @Column(instant) createdAt!: Date;
  @Column(instant)
  @Index('oidc_flow_expiry')
  expiresAt!: Date;
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OidcFlowEntity } from './oidc-flow.entity.js';

/** Questions about sign-ins on their way through the company's provider. */
@Injectable()
export class OidcFlowsStore {
  async insert(flow: OidcFlowEntity, tx: EntityManager): Promise<void> {
    await tx.insert(OidcFlowEntity, flow);
  }

  /** Takes one out, so that it can't come back twice; null when it is not there, or somebody else just took it. */
  async take(id: string, tx: EntityManager): Promise<OidcFlowEntity | null> {
    const flow = await tx.findOneBy(OidcFlowEntity, { id });
    return (await tx.delete(OidcFlowEntity, { id })).affected === 1 ? flow : null;
  }

  /** Forgets those that did not come back. */
  async sweep(now: Date, tx: EntityManager): Promise<void> {
    await tx.createQueryBuilder().delete().from(OidcFlowEntity).where('expiresAt <= :now', { now }).execute();
  }
}

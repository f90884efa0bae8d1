import { Injectable } from '@nestjs/common';
import { type Role, bindingFault } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { OfficesService } from '../registry/offices.service.js';

/** Binds roles to offices, for people and keys alike. */
@Injectable()
export class OfficeBindingService {
  constructor(private readonly offices: OfficesService) {}

  /**
   * The office that goes with a role.
   * @throws DomainError when there is none such, or the two don't go together
   */
  async require(role: Role, officeId: string | null): Promise<string | null> {
    const office = officeId === null ? null : await this.offices.existing(officeId);
    const fault = bindingFault(role, office);
    if (fault === null) return office?.id ?? null;
    throw new DomainError('invalid-request', `The office ${fault}.`, [{ pointer: '/office', detail: fault }]);
  }
}

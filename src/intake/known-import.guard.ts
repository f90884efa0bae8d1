import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Principal, SignedRequest } from '../platform/principal.js';
import { ImportsService } from './imports.service.js';

/**
 * Refuses an import that the asker may not see, or that is not there, before the stream of its events begins: Nest sends
 * 200 without waiting for the route, and after that no status can be given.
 */
@Injectable()
export class KnownImportGuard implements CanActivate {
  constructor(private readonly imports: ImportsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, principal } = context.switchToHttp().getRequest<SignedRequest>();
    await this.imports.get(String(params.id), principal as Principal);
    return true;
  }
}

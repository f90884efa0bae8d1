import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, type Principal } from '../platform/principal.js';
import { asCsv, asNdjson } from './audit-export.js';
import { AuditList, AuditQuery, AuditVerification, VerifyQuery, notedHead } from './audit.dto.js';
import { AuditService, requireAuditor } from './audit.service.js';

/** Content types of the exports. */
const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

@ApiTags('Audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** The record of every change of state, the newest first; as CSV or NDJSON by `Accept` or `format`: all that fits, the oldest first. */
  @Get()
  @ApiOkResponse({ type: AuditList })
  async list(
    @Query() query: AuditQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AuditList | undefined> {
    const format = query.format ?? accepted(request);
    if (format === 'json') return this.audit.list(query, pageOf(query), asker);
    requireAuditor(asker);
    response.type(TYPES[format]);
    response.setHeader('Content-Disposition', `attachment; filename="audit.${format}"`);
    const entries = this.audit.all(query, asker);
    await pipeline(Readable.from(format === 'csv' ? asCsv(entries) : asNdjson(entries)), response);
    return undefined;
  }

  /** Checks every entry against the one before, and says which do not fit. */
  @Get('verify')
  verify(@Query() { noted }: VerifyQuery, @Asker() asker: Principal): Promise<AuditVerification> {
    return this.audit.verifyFor(asker, notedHead(noted));
  }
}

function accepted(request: Request): 'json' | 'csv' | 'ndjson' {
  const best = request.accepts(['application/json', 'text/csv', 'application/x-ndjson']);
  return best === 'text/csv' ? 'csv' : best === 'application/x-ndjson' ? 'ndjson' : 'json';
}

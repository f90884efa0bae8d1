import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { ApiKey, ApiKeyList, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('API keys')
@Needs('manage-keys')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** Makes a key for a program; the answer is the only time that its secret is shown. */
  @Post()
  create(@Body() body: CreateApiKey, @Asker() asker: Principal): Promise<CreatedApiKey> {
    return this.keys.create(body, asker.personId ?? asker.id);
  }

  /** Lists everyone's keys, also revoked ones. */
  @Get()
  list(@Query() query: PageQuery): Promise<ApiKeyList> {
    return this.keys.list(null, pageOf(query));
  }

  /** Revokes a key at once. */
  @Post(':id/revoke')
  @HttpCode(200)
  revoke(@Param('id') id: string, @Asker() asker: Principal): Promise<ApiKey> {
    return this.keys.revoke(id, null, asker.personId ?? asker.id);
  }
}

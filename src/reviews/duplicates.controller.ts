import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, type Principal } from '../platform/principal.js';
import { DeclaredDuplicateList } from './duplicates.dto.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiTags('Reviews')
@Controller('api/v1/declared-duplicates')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  /** Lists what was accepted as a legitimate duplicate and is in force, those that expire first in front. */
  @Get()
  list(@Query() query: PageQuery, @Asker() asker: Principal): Promise<DeclaredDuplicateList> {
    return this.duplicates.list(pageOf(query), asker);
  }
}

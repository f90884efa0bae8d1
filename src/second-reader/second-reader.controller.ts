import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../platform/principal.js';
import { OverviewService } from './overview.service.js';
import { SecondReader } from './second-reader.dto.js';

@ApiTags('Second reader')
@Controller('api/v1/second-reader')
export class SecondReaderController {
  constructor(private readonly overview: OverviewService) {}

  /** Whether a language model reads, what it found, what reviewers made of it, and what it cost. */
  @Needs('review')
  @Get()
  show(): Promise<SecondReader> {
    return this.overview.show();
  }
}

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { Clearance } from '../registry/communication.dto.js';
import { BecauseOf } from './reviews.dto.js';
import { RulingsService } from './rulings.service.js';

@ApiTags('Communications')
@Controller('api/v1/communications')
export class RulingsController {
  constructor(private readonly rulings: RulingsService) {}

  /** Holds it until it is released by hand. */
  @Needs('write')
  @HttpCode(200)
  @Post(':id/hold')
  hold(@Param('id') id: string, @Body() { reason }: BecauseOf, @Asker() asker: Principal): Promise<Clearance> {
    return this.rulings.hold(id, reason, asker);
  }

  /** Releases it as it is now, in view of the conflicts it is in now. */
  @Needs('write')
  @HttpCode(200)
  @Post(':id/release')
  release(@Param('id') id: string, @Body() { reason }: BecauseOf, @Asker() asker: Principal): Promise<Clearance> {
    return this.rulings.release(id, reason, asker);
  }
}

import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { Asker, PartnersToo, type Principal } from '../platform/principal.js';
import { LiveService } from './live.service.js';

@ApiTags('Events')
@Controller('api/v1/events')
export class LiveController {
  constructor(private readonly live: LiveService) {}

  /**
   * Server-sent events of the type `change`, `{ thing, action, id, at }`, whenever something that the asker may see has
   * changed; begins with one of the type `ready`. The stream ends after 15 minutes, and is asked for again.
   */
  @PartnersToo()
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @Sse()
  watch(@Asker() asker: Principal): Observable<MessageEvent> {
    return this.live.watch(asker);
  }
}

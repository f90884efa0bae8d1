import { Injectable } from '@nestjs/common';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { dateOfDay } from '../platform/clock.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { SegmentsService } from '../registry/segments.service.js';
import { FiguresStore } from './figures.store.js';
import { PeriodsService, shown } from './periods.service.js';
import { weeksOf } from './pressure.js';
import { SightService } from './sight.service.js';
import type { Timeline, TimelineItem, TimelineQuery } from './trends.dto.js';

/** Letters listed; the weeks count all. */
const MAX_ITEMS = 1_000;

/** The customer's mailbox. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly periods: PeriodsService,
    private readonly sights: SightService,
    private readonly segments: SegmentsService,
    private readonly figures: FiguresStore,
    private readonly conflicts: ConflictsStore,
    private readonly communications: CommunicationsStore,
  ) {}

  /** What every customer of the segment receives: what is sent to it and to the segments that it lies in. */
  async timeline(query: TimelineQuery, asker: Principal): Promise<Timeline> {
    const days = this.periods.coming(query);
    await this.sights.of(query, asker);
    const line = (await this.segments.tree()).ancestry(query.segment);
    const rows = await this.figures.sentTo(line, seesOnly(asker), days.from, days.to);
    const open = await this.conflicts.openByCommunication(rows.map((row) => row.number));
    const listed = rows.slice(0, MAX_ITEMS).map(({ number }) => number);
    const light = new Map((await this.communications.lightRows(listed)).map((row) => [row.number, row]));
    const sent = rows.map(({ officeId, fromDay, untilDay, number }) => ({
      office: officeId,
      fromDay,
      untilDay,
      collides: open.has(number),
    }));
    return {
      segment: query.segment,
      ...shown(days),
      items: rows.slice(0, MAX_ITEMS).flatMap(({ number, fromDay, untilDay }): TimelineItem[] => {
        const row = light.get(number);
        if (row === undefined) return [];
        return [
          {
            communicationId: row.id,
            externalId: row.externalId,
            office: row.officeId,
            channel: row.channel,
            campaign: row.campaign,
            subject: row.subject,
            sendFrom: row.sendFrom,
            sendUntil: row.sendUntil,
            fromDay: dateOfDay(fromDay),
            untilDay: untilDay === null ? null : dateOfDay(untilDay),
            clearance: row.clearance,
            conflictIds: open.get(number) ?? [],
          },
        ];
      }),
      more: rows.length > MAX_ITEMS,
      weeks: weeksOf(sent, days.from, days.to),
    };
  }
}

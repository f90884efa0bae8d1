import { Module } from '@nestjs/common';
import { ConflictsModule } from '../conflicts/conflicts.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { CountingService } from './counting.service.js';
import { CountsStore } from './counts.store.js';
import { FiguresStore } from './figures.store.js';
import { GroundStore } from './ground.store.js';
import { PeriodsService } from './periods.service.js';
import { ReplayService } from './replay.service.js';
import { SightService } from './sight.service.js';
import { TimelineService } from './timeline.service.js';
import { TrendsController } from './trends.controller.js';
import { TrendsService } from './trends.service.js';

/** What changed over time: counts by day, figures, the customer's mailbox. */
@Module({
  imports: [RegistryModule, ConflictsModule],
  controllers: [TrendsController],
  providers: [
    CountsStore,
    GroundStore,
    FiguresStore,
    PeriodsService,
    SightService,
    CountingService,
    TrendsService,
    TimelineService,
    ReplayService,
  ],
  exports: [CountingService],
})
export class TrendsModule {}

import { Module } from '@nestjs/common';
import { CommunicationsStore } from './communications.store.js';
import { JourneysController } from './journeys.controller.js';
import { JourneysService } from './journeys.service.js';
import { JourneysStore } from './journeys.store.js';
import { OfficesController } from './offices.controller.js';
import { OfficesService } from './offices.service.js';
import { OfficesStore } from './offices.store.js';
import { RegistryNotes } from './registry-notes.js';
import { SegmentsController } from './segments.controller.js';
import { SegmentsService } from './segments.service.js';
import { SegmentsStore } from './segments.store.js';

/** Who writes to whom: offices, segments, journeys, communications and their revisions. */
@Module({
  controllers: [SegmentsController, OfficesController, JourneysController],
  providers: [
    SegmentsStore,
    SegmentsService,
    OfficesStore,
    OfficesService,
    JourneysStore,
    JourneysService,
    CommunicationsStore,
    RegistryNotes,
  ],
  exports: [
    SegmentsStore,
    SegmentsService,
    OfficesStore,
    OfficesService,
    JourneysStore,
    JourneysService,
    CommunicationsStore,
  ],
})
export class RegistryModule {}

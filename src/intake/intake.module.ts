import { Module } from '@nestjs/common';
import { ConflictsModule } from '../conflicts/conflicts.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { FileReading } from './file-reading.js';
import { GivenService } from './given.service.js';
import { ImportRunner } from './import-runner.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { PreparingPool } from './preparing.pool.js';
import { Spool } from './spool.js';

/** How communications arrive: API, uploads, imports. */
@Module({
  imports: [RegistryModule, ConflictsModule],
  controllers: [IntakeController, ImportsController],
  providers: [
    GivenService,
    IntakeService,
    ImportsStore,
    Spool,
    PreparingPool,
    FileReading,
    ImportRunner,
    ImportsService,
  ],
  exports: [IntakeService, ImportsService],
})
export class IntakeModule {}

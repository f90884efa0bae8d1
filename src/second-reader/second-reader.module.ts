import { Module } from '@nestjs/common';
import { ConflictsModule } from '../conflicts/conflicts.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { AnswersService } from './answers.service.js';
import { AuditOfQuestions } from './audit-of-questions.js';
import { BacklogService } from './backlog.service.js';
import { BatchesService } from './batches.service.js';
import { Endpoint } from './endpoint.js';
import { OverviewService } from './overview.service.js';
import { QuestionsService } from './questions.service.js';
import { ReadingsStore } from './readings.store.js';
import { SecondReaderController } from './second-reader.controller.js';
import { SecondReaderService } from './second-reader.service.js';

/** A language model reads what grammars can't see; what it finds is kept where the detector's findings are. */
@Module({
  imports: [RegistryModule, ConflictsModule],
  controllers: [SecondReaderController],
  providers: [
    ReadingsStore,
    BacklogService,
    QuestionsService,
    Endpoint,
    AnswersService,
    AuditOfQuestions,
    SecondReaderService,
    BatchesService,
    OverviewService,
  ],
})
export class SecondReaderModule {}

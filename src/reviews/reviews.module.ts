import { Module } from '@nestjs/common';
import { ConflictsModule } from '../conflicts/conflicts.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { CaseFiles } from './case-files.js';
import { DecisionsService } from './decisions.service.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesService } from './duplicates.service.js';
import { EscalationService } from './escalation.service.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsService } from './questions.service.js';
import { QueueViewsController } from './queue-views.controller.js';
import { QueueViewsService } from './queue-views.service.js';
import { QueueViewsStore } from './queue-views.store.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { ReviewsStore } from './reviews.store.js';
import { RulingsController } from './rulings.controller.js';
import { RulingsService } from './rulings.service.js';

/** People decide: moves, decisions and what follows from them, rulings, questions, dates, the audit. */
@Module({
  imports: [RegistryModule, ConflictsModule],
  controllers: [
    ReviewsController,
    QuestionsController,
    RulingsController,
    DuplicatesController,
    QueueViewsController,
    AuditController,
  ],
  providers: [
    ReviewsStore,
    CaseFiles,
    ReviewsService,
    DecisionsService,
    QuestionsService,
    RulingsService,
    DuplicatesService,
    QueueViewsStore,
    QueueViewsService,
    EscalationService,
    AuditService,
  ],
  exports: [AuditService],
})
export class ReviewsModule {}

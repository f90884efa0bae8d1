import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ApiKeyEntity } from './access/api-key.entity.js';
import { AttemptEntity } from './access/attempt.entity.js';
import { LinkMailEntity } from './access/link-mail.entity.js';
import { OidcFlowEntity } from './access/oidc-flow.entity.js';
import { OneTimeLinkEntity } from './access/one-time-link.entity.js';
import { PersonEntity } from './access/person.entity.js';
import { SessionEntity } from './access/session.entity.js';
import { AnalysisEntity } from './conflicts/analysis.entity.js';
import { CandidateKeyEntity } from './conflicts/candidate-key.entity.js';
import { ClusterEntity } from './conflicts/cluster.entity.js';
import { ClusterMemberEntity } from './conflicts/cluster-member.entity.js';
import { ConflictEntity } from './conflicts/conflict.entity.js';
import { ConflictEventEntity } from './conflicts/conflict-event.entity.js';
import { ConflictMemberEntity } from './conflicts/conflict-member.entity.js';
import { ConflictSegmentEntity } from './conflicts/conflict-segment.entity.js';
import { ConflictsModule } from './conflicts/conflicts.module.js';
import { DisagreementEntity } from './conflicts/disagreement.entity.js';
import { LearnedPassageEntity } from './conflicts/learned-passage.entity.js';
import { LinkEntity } from './conflicts/link.entity.js';
import { RemarkEntity } from './conflicts/remark.entity.js';
import { PassageUseEntity } from './conflicts/passage-use.entity.js';
import { WatcherEntity } from './conflicts/watcher.entity.js';
import { RulingEntity } from './conflicts/ruling.entity.js';
import { SettledPairEntity } from './conflicts/settled-pair.entity.js';
import { ImportEntity } from './intake/import.entity.js';
import { ImportErrorEntity } from './intake/import-error.entity.js';
import { IntakeModule } from './intake/intake.module.js';
import { NoticeEntity } from './notify/notice.entity.js';
import { NoticePreferenceEntity } from './notify/notice-preference.entity.js';
import { SubscriptionEntity } from './notify/subscription.entity.js';
import { WebhookDeliveryEntity } from './notify/webhook-delivery.entity.js';
import { WebhookEntity } from './notify/webhook.entity.js';
import { NotifyModule } from './notify/notify.module.js';
import { Clock } from './platform/clock.js';
import type { Entities } from './platform/database/database.js';
import { ChangedThingEntity } from './platform/database/changed-thing.entity.js';
import { IdempotentAnswerEntity } from './platform/database/idempotent-answer.entity.js';
import { NumberSequenceEntity } from './platform/database/number-sequence.entity.js';
import { JournalCursorEntity } from './platform/journal/journal-cursor.entity.js';
import { JournalEntryEntity } from './platform/journal/journal-entry.entity.js';
import { JournalHeadEntity } from './platform/journal/journal-head.entity.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Settings } from './platform/settings.js';
import { CommunicationEntity } from './registry/communication.entity.js';
import { CommunicationSegmentEntity } from './registry/communication-segment.entity.js';
import { JourneyEntity } from './registry/journey.entity.js';
import { OfficeEntity } from './registry/office.entity.js';
import { RegistryModule } from './registry/registry.module.js';
import { DecisionEntity } from './reviews/decision.entity.js';
import { FeedbackEntity } from './reviews/feedback.entity.js';
import { QuestionEntity } from './reviews/question.entity.js';
import { QueueViewEntity } from './reviews/queue-view.entity.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { RevisionEntity } from './registry/revision.entity.js';
import { ReadingDayEntity } from './second-reader/reading-day.entity.js';
import { ReadingEntity } from './second-reader/reading.entity.js';
import { SecondReaderModule } from './second-reader/second-reader.module.js';
import { SegmentEntity } from './registry/segment.entity.js';
import { TrendDayEntity } from './trends/trend-day.entity.js';
import { TrendScopeEntity } from './trends/trend-scope.entity.js';
import { TrendShareEntity } from './trends/trend-share.entity.js';
import { TrendsModule } from './trends/trends.module.js';

/** Every table of every room. */
export const ENTITIES: Entities = [
  NumberSequenceEntity,
  IdempotentAnswerEntity,
  JournalEntryEntity,
  JournalHeadEntity,
  JournalCursorEntity,
  SegmentEntity,
  OfficeEntity,
  JourneyEntity,
  CommunicationEntity,
  CommunicationSegmentEntity,
  RevisionEntity,
  AnalysisEntity,
  CandidateKeyEntity,
  PassageUseEntity,
  LearnedPassageEntity,
  LinkEntity,
  DisagreementEntity,
  RemarkEntity,
  ClusterEntity,
  ClusterMemberEntity,
  ConflictEntity,
  ConflictSegmentEntity,
  ConflictMemberEntity,
  ConflictEventEntity,
  SettledPairEntity,
  RulingEntity,
  WatcherEntity,
  DecisionEntity,
  QuestionEntity,
  FeedbackEntity,
  QueueViewEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  NoticeEntity,
  NoticePreferenceEntity,
  SubscriptionEntity,
  ApiKeyEntity,
  PersonEntity,
  SessionEntity,
  OneTimeLinkEntity,
  LinkMailEntity,
  AttemptEntity,
  OidcFlowEntity,
  ImportEntity,
  ImportErrorEntity,
  ReadingEntity,
  ReadingDayEntity,
  ChangedThingEntity,
  TrendScopeEntity,
  TrendShareEntity,
  TrendDayEntity,
];

/** The only file that knows every room. */
@Module({})
export class AppModule {
  static with(settings: Settings, clock: Clock = new Clock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, ENTITIES, clock),
        RegistryModule,
        AccessModule,
        ConflictsModule,
        IntakeModule,
        ReviewsModule,
        SecondReaderModule,
        NotifyModule,
        TrendsModule,
      ],
    };
  }
}

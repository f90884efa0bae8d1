import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { BoilerplateService } from './boilerplate.service.js';
import { Chronicle } from './chronicle.js';
import { ClearanceKeeper } from './clearance-keeper.js';
import { ClustersStore } from './clusters.store.js';
import { ClusteringService } from './clustering.service.js';
import { CommunicationsController } from './communications.controller.js';
import { CommunicationsService } from './communications.service.js';
import { ConflictKeeper } from './conflict-keeper.js';
import { ConflictsController } from './conflicts.controller.js';
import { ConflictsService } from './conflicts.service.js';
import { ConflictsStore } from './conflicts.store.js';
import { DetectionService } from './detection.service.js';
import { DisagreementsStore } from './disagreements.store.js';
import { DisputesService } from './disputes.service.js';
import { DossiersService } from './dossiers.service.js';
import { FilingService } from './filing.service.js';
import { IndexStore } from './index.store.js';
import { KeepingService } from './keeping.service.js';
import { LinksStore } from './links.store.js';
import { OwnersService } from './owners.service.js';
import { PassagesStore } from './passages.store.js';
import { PreflightService } from './preflight.service.js';
import { RemarksStore } from './remarks.store.js';
import { RestrictedReads } from './restricted-reads.js';
import { RulingsStore } from './rulings.store.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { SettlingService } from './settling.service.js';
import { TrustService } from './trust.service.js';

/** Findings kept: index, clusters, conflicts, preflight. */
@Module({
  imports: [RegistryModule, AccessModule],
  controllers: [CommunicationsController, ConflictsController],
  providers: [
    IndexStore,
    PassagesStore,
    LinksStore,
    ClustersStore,
    ConflictsStore,
    SettledPairsStore,
    RulingsStore,
    Chronicle,
    RestrictedReads,
    OwnersService,
    ClearanceKeeper,
    BoilerplateService,
    DossiersService,
    DisagreementsStore,
    RemarksStore,
    TrustService,
    ConflictKeeper,
    ClusteringService,
    DisputesService,
    SettlingService,
    KeepingService,
    DetectionService,
    FilingService,
    PreflightService,
    CommunicationsService,
    ConflictsService,
  ],
  exports: [
    FilingService,
    DetectionService,
    PreflightService,
    CommunicationsService,
    ConflictsService,
    RestrictedReads,
    ConflictsStore,
    DossiersService,
    IndexStore,
    LinksStore,
    DisagreementsStore,
    RemarksStore,
    TrustService,
    SettledPairsStore,
    ConflictKeeper,
    SettlingService,
    RulingsStore,
    Chronicle,
    OwnersService,
    ClearanceKeeper,
  ],
})
export class ConflictsModule {}

import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RegistryModule } from '../registry/registry.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessNotes } from './access-notes.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { AttemptsService } from './attempts.service.js';
import { AttemptsStore } from './attempts.store.js';
import { LinkMailsService } from './link-mails.service.js';
import { LinkMailsStore } from './link-mails.store.js';
import { LinksService } from './links.service.js';
import { LinksStore } from './links.store.js';
import { MeController } from './me.controller.js';
import { OfficeBindingService } from './office-binding.service.js';
import { OidcController } from './oidc.controller.js';
import { OidcFlowsStore } from './oidc-flows.store.js';
import { OidcService } from './oidc.service.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';

/** People, sessions, keys, roles: who may come in, and how far. */
@Module({
  imports: [RegistryModule],
  controllers: [SignInController, OidcController, MeController, PeopleController, ApiKeysController],
  providers: [
    PeopleStore,
    SessionsStore,
    LinksStore,
    LinkMailsStore,
    AttemptsStore,
    OidcFlowsStore,
    ApiKeysStore,
    AccessNotes,
    PasswordsService,
    AttemptsService,
    OfficeBindingService,
    LinksService,
    LinkMailsService,
    SessionsService,
    ApiKeysService,
    PeopleService,
    SignInService,
    OidcService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [ApiKeysService, LinkMailsService, LinksService, PeopleService, PeopleStore],
})
export class AccessModule {}

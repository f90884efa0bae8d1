import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { RegistryModule } from '../registry/registry.module.js';
import { AccessGuard } from './access.guard.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { SessionsService } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';

/** People, sessions, keys, roles: who may come in, and how far. */
@Module({
  imports: [RegistryModule],
  controllers: [ApiKeysController, SignInController],
  providers: [ApiKeysStore, ApiKeysService, SessionsService, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [ApiKeysService, SessionsService],
})
export class AccessModule {}

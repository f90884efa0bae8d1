import { Global, type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { Calendar, Clock } from './clock.js';
import { Database, type Entities, dataSourceOptions, openReader, openWriter } from './database/database.js';
import { IdempotencyStore } from './database/idempotency.store.js';
import { SequenceStore } from './database/sequence.store.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { Events } from './events.js';
import { HealthController } from './health.controller.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { Journal } from './journal/journal.js';
import { JournalStore } from './journal/journal.store.js';
import { requestLogging } from './logging.js';
import { Mailer } from './mail/mailer.js';
import { OpenConnections } from './open-connections.js';
import { PublicAddress } from './public-address.js';
import type { Settings } from './settings.js';
import { SETTINGS } from './settings.provider.js';

const READER = 'reader';

/** What every room stands on: settings, database, clock, events. The only global module. */
@Global()
@Module({})
export class PlatformModule {
  /** @param entities every table of every room; the app module knows them */
  static with(settings: Settings, entities: Entities, clock: Clock): DynamicModule {
    const writer = () => ({
      ...dataSourceOptions(settings.database, entities),
      retryAttempts: settings.database.dialect === 'sqlite' ? 0 : 10,
    });
    return {
      module: PlatformModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: requestLogging(settings) }),
        TypeOrmModule.forRootAsync({
          useFactory: writer,
          dataSourceFactory: () => openWriter(settings.database, entities),
        }),
        TypeOrmModule.forRootAsync({
          name: READER,
          useFactory: () => ({ ...writer(), name: READER }),
          inject: [getDataSourceToken()],
          dataSourceFactory: () => openReader(settings.database, entities),
        }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: Calendar, useValue: new Calendar(settings.timeZone) },
        {
          provide: Database,
          inject: [getDataSourceToken(), getDataSourceToken(READER)],
          useFactory: (writing: DataSource, reading: DataSource) =>
            new Database(writing, reading, settings.database.dialect),
        },
        JournalStore,
        Journal,
        UnitOfWork,
        SequenceStore,
        IdempotencyStore,
        IdempotencyInterceptor,
        OpenConnections,
        Events,
        PublicAddress,
        Mailer,
      ],
      exports: [
        SETTINGS,
        Clock,
        Calendar,
        Database,
        JournalStore,
        Journal,
        UnitOfWork,
        SequenceStore,
        IdempotencyStore,
        IdempotencyInterceptor,
        Events,
        PublicAddress,
        Mailer,
      ],
    };
  }
}

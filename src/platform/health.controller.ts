import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Database } from './database/database.js';
import { DomainError } from './problems.js';
import { Open } from './principal.js';

/** That the service is there. */
export class Health {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Open()
  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** The process can do its work: its database answers. */
  @Open()
  @Get('ready')
  async ready(): Promise<Health> {
    try {
      await this.database.look.query('SELECT 1');
    } catch {
      throw new DomainError(
        'too-busy',
        'The database does not answer. Check that it runs and that DATABASE_URL is right.',
      );
    }
    return { status: 'ok' };
  }
}

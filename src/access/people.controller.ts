import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { ChangePerson, ColleagueList, InvitePerson, InvitedPerson, Person, PersonList } from './person.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('People')
@Needs('manage-people')
@Controller('api/v1')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  /** Lists those who can sign in, by name, role and office: to be assigned, mentioned, asked. */
  @Needs('look')
  @Get('colleagues')
  colleagues(@Query() query: PageQuery): Promise<ColleagueList> {
    return this.people.colleagues(pageOf(query));
  }

  /** Lists everybody, also who is invited or disabled. */
  @Get('people')
  list(@Query() query: PageQuery): Promise<PersonList> {
    return this.people.list(pageOf(query));
  }

  /** Invites somebody: by mail, or where there is no mail server by the link in the answer. */
  @Post('people')
  invite(@Body() body: InvitePerson, @Asker() asker: Principal): Promise<InvitedPerson> {
    return this.people.invite(body, asker);
  }

  /** Shows one. */
  @Get('people/:id')
  get(@Param('id') id: string): Promise<Person> {
    return this.people.get(id);
  }

  /** Changes name, role or office; another role or office ends their sessions. */
  @Patch('people/:id')
  change(@Param('id') id: string, @Body() body: ChangePerson, @Asker() asker: Principal): Promise<Person> {
    return this.people.change(id, body, asker);
  }

  /** Invites them again; earlier links are void from the new one on. */
  @HttpCode(200)
  @Post('people/:id/invitation')
  inviteAgain(@Param('id') id: string, @Asker() asker: Principal): Promise<InvitedPerson> {
    return this.people.inviteAgain(id, asker);
  }

  /** Shuts them out at once: sessions, keys and links end. */
  @HttpCode(200)
  @Post('people/:id/disable')
  disable(@Param('id') id: string, @Asker() asker: Principal): Promise<Person> {
    return this.people.disable(id, asker);
  }

  /** Lets them in again. */
  @HttpCode(200)
  @Post('people/:id/enable')
  enable(@Param('id') id: string, @Asker() asker: Principal): Promise<Person> {
    return this.people.enable(id, asker);
  }
}

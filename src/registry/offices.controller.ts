import { Body, Controller, Get, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { ChangeOffice, CreateOffice, Office, OfficeList } from './office.dto.js';
import { OfficesService } from './offices.service.js';

@ApiTags('Offices')
@Controller('api/v1/offices')
export class OfficesController {
  constructor(private readonly offices: OfficesService) {}

  /** Creates an office. The same content again answers 200, other content 409. */
  @Needs('configure')
  @ApiCreatedResponse({ type: Office })
  @ApiOkResponse({ type: Office })
  @Post()
  async create(
    @Body() body: CreateOffice,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Office> {
    const { office, created } = await this.offices.create(body, asker);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return office;
  }

  /** Lists offices by id. */
  @PartnersToo()
  @Get()
  list(@Query() query: PageQuery, @Asker() asker: Principal): Promise<OfficeList> {
    return this.offices.list(pageOf(query), asker);
  }

  /** Shows one. */
  @PartnersToo()
  @Get(':id')
  get(@Param('id') id: string, @Asker() asker: Principal): Promise<Office> {
    return this.offices.get(id, asker);
  }

  /** Changes what is given; what is absent stays. */
  @Needs('configure')
  @Patch(':id')
  change(@Param('id') id: string, @Body() body: ChangeOffice, @Asker() asker: Principal): Promise<Office> {
    return this.offices.change(id, body, asker);
  }
}

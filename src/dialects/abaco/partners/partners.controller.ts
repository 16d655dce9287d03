import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { ClientsService } from '../../../clients/clients.service.js';
import { RecordId } from '../../../common/record-id.js';
import { flatList } from '../lists.js';
import { CreatePartnerDto, PartnerListQuery, UpdatePartnerDto } from './partner.dto.js';
import { clientQuery, clientValues, partnerView } from './partner.view.js';

@ApiTags('abaco: business-partners')
@Controller('business-partners')
@Resource('clients')
export class BusinessPartnersController {
  constructor(private readonly clients: ClientsService) {}

  @Get()
  async list(@Query() query: PartnerListQuery) {
    return flatList('businessPartners', await this.clients.list(clientQuery(query)), partnerView);
  }

  @Get(':id')
  async get(@RecordId() id: number) {
    return partnerView(await this.clients.get(id));
  }

  @Post()
  async create(@Body() values: CreatePartnerDto) {
    return partnerView(await this.clients.create(clientValues(values)));
  }

  @Patch(':id')
  async update(@RecordId() id: number, @Body() changes: UpdatePartnerDto) {
    return partnerView(await this.clients.update(id, clientValues(changes)));
  }

  @Delete(':id')
  async remove(@RecordId() id: number) {
    return partnerView(await this.clients.remove(id));
  }
}

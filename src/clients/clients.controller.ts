import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { ClientListQuery, CreateClientDto, UpdateClientDto } from './client.dto.js';
import { ClientsService } from './clients.service.js';

@ApiTags('clients')
@Controller('api/v1/clients')
@Resource('clients')
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  @Get()
  list(@Query() query: ClientListQuery) {
    return this.clients.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.clients.get(id);
  }

  @Post()
  @Says('Client created')
  create(@Body() values: CreateClientDto) {
    return this.clients.create(values);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateClientDto) {
    return this.clients.update(id, changes);
  }

  @Delete(':id')
  @Says('Client deleted')
  remove(@RecordId() id: number) {
    return this.clients.remove(id);
  }
}

import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { CSV_ANSWER, csvAnswer } from '../common/csv-answer.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { ClientExportQuery, ClientListQuery, CreateClientDto, UpdateClientDto } from './client.dto.js';
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

  /** All that the list has with these filters, 100,000 rows at the most. */
  @Get('export')
  @ApiOkResponse(CSV_ANSWER)
  async export(@Query() query: ClientExportQuery) {
    return csvAnswer(await this.clients.exportCsv(query), 'clients');
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

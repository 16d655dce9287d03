import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { TaxListQuery, CreateTaxDto, UpdateTaxDto } from './tax.dto.js';
import { TaxesService } from './taxes.service.js';

@ApiTags('taxes')
@Controller('api/v1/taxes')
@Resource('taxes')
export class TaxesController {
  constructor(private readonly taxes: TaxesService) {}

  @Get()
  list(@Query() query: TaxListQuery) {
    return this.taxes.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.taxes.get(id);
  }

  @Post()
  @Says('Tax created')
  create(@Body() values: CreateTaxDto) {
    return this.taxes.create(values);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateTaxDto) {
    return this.taxes.update(id, changes);
  }

  @Delete(':id')
  @Says('Tax deleted')
  remove(@RecordId() id: number) {
    return this.taxes.remove(id);
  }
}

import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { RecordId } from '../../../common/record-id.js';
import { FieldWords } from '../field-words.js';
import { flatList } from '../lists.js';
import { CatalogueService } from './catalogue.service.js';
import {
  CatalogueListQuery,
  CatalogueSearchQuery,
  CreateCatalogueProductDto,
  UpdateCatalogueProductDto,
} from './product.dto.js';
import { productQuery, productView } from './product.view.js';

@ApiTags('abaco: products')
@Controller('products')
@Resource('products')
@FieldWords({ price: 'salePrice', tax_id: 'tax' })
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get()
  async list(@Query() query: CatalogueListQuery) {
    return flatList('products', await this.catalogue.list(productQuery(query)), productView);
  }

  @Get('search')
  async search(@Query() query: CatalogueSearchQuery) {
    return flatList('products', await this.catalogue.list(productQuery(query)), productView);
  }

  @Get(':id')
  async get(@RecordId() id: number) {
    return productView(await this.catalogue.get(id));
  }

  @Post()
  async create(@Body() values: CreateCatalogueProductDto) {
    return productView(await this.catalogue.create(values));
  }

  @Patch(':id')
  async update(@RecordId() id: number, @Body() changes: UpdateCatalogueProductDto) {
    return productView(await this.catalogue.update(id, changes));
  }

  @Delete(':id')
  async remove(@RecordId() id: number) {
    return productView(await this.catalogue.remove(id));
  }
}

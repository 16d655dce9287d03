import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { CSV_ANSWER, csvAnswer } from '../common/csv-answer.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { ProductExportQuery, ProductListQuery, CreateProductDto, UpdateProductDto } from './product.dto.js';
import { ProductsService } from './products.service.js';

@ApiTags('products')
@Controller('api/v1/products')
@Resource('products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Get()
  list(@Query() query: ProductListQuery) {
    return this.products.list(query);
  }

  /** All that the list has with these filters, 100,000 rows at the most. */
  @Get('export')
  @ApiOkResponse(CSV_ANSWER)
  async export(@Query() query: ProductExportQuery) {
    return csvAnswer(await this.products.exportCsv(query), 'products');
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.products.get(id);
  }

  @Post()
  @Says('Product created')
  create(@Body() values: CreateProductDto) {
    return this.products.create(values);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateProductDto) {
    return this.products.update(id, changes);
  }

  @Delete(':id')
  @Says('Product deleted')
  remove(@RecordId() id: number) {
    return this.products.remove(id);
  }
}

import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { SeriesListQuery, CreateSeriesDto, UpdateSeriesDto } from './series.dto.js';
import { SeriesService } from './series.service.js';

@ApiTags('series')
@Controller('api/v1/series')
@Resource('series')
export class SeriesController {
  constructor(private readonly series: SeriesService) {}

  @Get()
  list(@Query() query: SeriesListQuery) {
    return this.series.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.series.get(id);
  }

  @Post()
  @Says('Series created')
  create(@Body() values: CreateSeriesDto) {
    return this.series.create(values);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateSeriesDto) {
    return this.series.update(id, changes);
  }

  @Delete(':id')
  @Says('Series deleted')
  remove(@RecordId() id: number) {
    return this.series.remove(id);
  }
}

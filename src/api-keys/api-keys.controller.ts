import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Principal } from '../access/principal.js';
import { KeyManagement } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import {
  ApiKeyListQuery,
  CreateApiKeyDto,
  ImportApiKeyDto,
  RotateApiKeyDto,
  UpdateApiKeyDto,
} from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('api-keys')
@Controller('api/v1/api-keys')
@KeyManagement()
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  list(@Query() query: ApiKeyListQuery) {
    return this.keys.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number) {
    return this.keys.get(id);
  }

  /** The token is in this answer and in no other. */
  @Post()
  @Says('API key created')
  create(@Body() key: CreateApiKeyDto, @CurrentPrincipal() maker: Principal) {
    return this.keys.issue(key, maker);
  }

  @Post('import')
  @Says('API key imported')
  import(@Body() key: ImportApiKeyDto, @CurrentPrincipal() maker: Principal) {
    return this.keys.import(key, maker);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateApiKeyDto, @CurrentPrincipal() maker: Principal) {
    return this.keys.update(id, changes, maker);
  }

  /** A new key with the same permissions; the new token is in this answer and in no other. */
  @Post(':id/rotate')
  @HttpCode(200)
  @Says('API key rotated')
  rotate(@RecordId() id: number, @Body() dto: RotateApiKeyDto, @CurrentPrincipal() maker: Principal) {
    return this.keys.rotate(id, dto.overlap_seconds ?? 0, maker);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Says('API key revoked')
  revoke(@RecordId() id: number) {
    return this.keys.revoke(id);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { Principal } from '../../../access/principal.js';
import { KeyManagement } from '../../../access/route-policy.js';
import { ApiKeysService } from '../../../api-keys/api-keys.service.js';
import { RecordId } from '../../../common/record-id.js';
import { AbacoListQuery, flatList } from '../lists.js';
import { Endpoint } from './endpoint.js';
import { CreateIntegrationKeyDto } from './key.dto.js';
import { issuedKeyView, keyAsked, keyView } from './key.view.js';

/** Settings > Integrations of abaco. Keys of every format are shown, keys with a Key ID are made. */
@ApiTags('abaco: api-keys')
@Controller('api-keys')
@KeyManagement()
export class IntegrationKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  async list(@Query() query: AbacoListQuery) {
    return flatList('apiKeys', await this.keys.list(query.toListQuery()), keyView);
  }

  @Get(':id')
  async get(@RecordId() id: number) {
    return keyView(await this.keys.get(id));
  }

  /** The secret is in this answer and in no other. */
  @Post()
  async create(
    @Body() key: CreateIntegrationKeyDto,
    @CurrentPrincipal() maker: Principal,
    @Endpoint() endpoint: string,
  ) {
    return issuedKeyView(await this.keys.issue(keyAsked(key), maker), endpoint);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  async revoke(@RecordId() id: number) {
    return keyView(await this.keys.revoke(id));
  }

  /** Revokes it: what a key did stays on record. */
  @Delete(':id')
  async remove(@RecordId() id: number) {
    return keyView(await this.keys.revoke(id));
  }
}

import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../access/current-principal.js';
import type { Principal } from '../access/principal.js';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says } from '../common/says.js';
import { CreateWebhookDto, UpdateWebhookDto, WebhookListQuery } from './webhook.dto.js';
import { WebhookView } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@Controller('api/v1/webhooks')
@Resource('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  list(@Query() query: WebhookListQuery) {
    return this.webhooks.list(query);
  }

  @Get(':id')
  get(@RecordId() id: number): Promise<WebhookView> {
    return this.webhooks.get(id);
  }

  /** The secret that signs its deliveries is in this answer and in no other. */
  @Post()
  @Says('Webhook created')
  create(@Body() values: CreateWebhookDto, @CurrentPrincipal() maker: Principal) {
    return this.webhooks.issue(values, maker);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateWebhookDto, @CurrentPrincipal() maker: Principal) {
    return this.webhooks.change(id, changes, maker);
  }

  /** Its deliveries go with it. */
  @Delete(':id')
  @Says('Webhook deleted')
  remove(@RecordId() id: number): Promise<WebhookView> {
    return this.webhooks.remove(id);
  }

  /** A new secret, in this answer and in no other; the old one signs nothing any more. */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Resource('webhooks', { actions: ['create', 'update'] })
  @Says('Secret rotated')
  rotateSecret(@RecordId() id: number, @CurrentPrincipal() maker: Principal) {
    return this.webhooks.rotateSecret(id, maker);
  }
}

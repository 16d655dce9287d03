import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { ApiKeyRecords } from './api-key-records.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { KeyDescendants } from './key-descendants.js';
import { KeyMakers } from './key-makers.js';

@Module({
  imports: [UsersModule],
  controllers: [ApiKeysController],
  providers: [ApiKeyRecords, KeyDescendants, KeyMakers, ApiKeysService],
  exports: [ApiKeysService],
})
export class ApiKeysModule {}

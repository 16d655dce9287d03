import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { ApiKeyRecords } from './api-key-records.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { CurrentController } from './current.controller.js';
import { CurrentService } from './current.service.js';
import { KeyDescendants } from './key-descendants.js';
import { KeyMakers } from './key-makers.js';

@Module({
  imports: [UsersModule],
  controllers: [CurrentController, ApiKeysController],
  providers: [ApiKeyRecords, KeyDescendants, KeyMakers, ApiKeysService, CurrentService],
  exports: [ApiKeysService],
})
export class ApiKeysModule {}

import { Global, Module } from '@nestjs/common';
import { KeyUses } from '../access/key-uses.js';
import { KeyActivity } from './key-activity.js';
import { UsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';

/** What keys were used for, beside what they did. Global: the guards in front of every route tell it. */
@Global()
@Module({
  controllers: [UsageController],
  providers: [KeyActivity, { provide: KeyUses, useExisting: KeyActivity }, UsageService],
  exports: [KeyUses],
})
export class ActivityModule {}

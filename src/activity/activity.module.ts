import { Global, Module } from '@nestjs/common';
import { KeyUses } from '../access/key-uses.js';
import { KeyActivity } from './key-activity.js';

/** What keys were used for, beside what they did. Global: the guards in front of every route tell it. */
@Global()
@Module({
  providers: [KeyActivity, { provide: KeyUses, useExisting: KeyActivity }],
  exports: [KeyUses],
})
export class ActivityModule {}

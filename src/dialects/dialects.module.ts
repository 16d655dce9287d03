import { Global, Module } from '@nestjs/common';
import { Doors } from '../access/door.js';
import { Dialects } from './dialects.js';
import { PlatformDialect } from './platform/platform.dialect.js';
import { UnknownPathController } from './unknown-path.controller.js';

@Global()
@Module({
  controllers: [UnknownPathController],
  providers: [PlatformDialect, Dialects, { provide: Doors, useExisting: Dialects }],
  exports: [Dialects, Doors],
})
export class DialectsModule {}

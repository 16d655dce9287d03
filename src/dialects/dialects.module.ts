import { Global, Module } from '@nestjs/common';
import { Doors } from '../access/door.js';
import { AbacoDialect } from './abaco/abaco.dialect.js';
import { AbacoModule } from './abaco/abaco.module.js';
import { FacturascriptsDialect } from './facturascripts/facturascripts.dialect.js';
import { FacturascriptsModule } from './facturascripts/facturascripts.module.js';
import { Dialects } from './dialects.js';
import { PlatformDialect } from './platform/platform.dialect.js';
import { UnknownPathController } from './unknown-path.controller.js';

@Global()
@Module({
  imports: [AbacoModule, FacturascriptsModule],
  controllers: [UnknownPathController],
  providers: [
    FacturascriptsDialect,
    PlatformDialect,
    AbacoDialect,
    Dialects,
    { provide: Doors, useExisting: Dialects },
  ],
  exports: [Dialects, Doors],
})
export class DialectsModule {}

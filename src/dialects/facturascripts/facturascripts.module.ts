import { Module } from '@nestjs/common';
import { OwnRecords } from './engine/own-records.service.js';
import { FsRecords } from './engine/records.service.js';
import './engine/own-record.entity.js';
import { resourceController } from './resource.controller.js';
import { FsResources, RESOURCE_PATHS } from './resources.js';
import { RootController } from './root.controller.js';

/** FacturaScripts' API v3: one controller per resource over one engine. */
@Module({
  controllers: [RootController, ...RESOURCE_PATHS.map(resourceController)],
  providers: [FsRecords, FsResources, OwnRecords],
})
export class FacturascriptsModule {}

import { DynamicModule, Global, Module } from '@nestjs/common';
import { Jobs, JOBS_URL } from './jobs.js';

/** Background work on the database at `appUrl`. Global: a feature says what it does, and sends it. */
@Global()
@Module({})
export class JobsModule {
  static on(appUrl: string): DynamicModule {
    return {
      module: JobsModule,
      providers: [{ provide: JOBS_URL, useValue: appUrl }, Jobs],
      exports: [Jobs],
    };
  }
}

import { DynamicModule, Global, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from './company-scope.js';
import { APP_URL, dataSourceOn } from './data-source.js';
import { Installation } from './installation.js';
import { Notifications } from './notifications.js';
import { PersonScope } from './person-scope.js';
import { ReadingLanes } from './reading-lanes.js';

/** The database as the application's role sees it; CompanyScope and PersonScope are the doors that features use. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static on(appUrl: string): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useFactory: () => dataSourceOn(appUrl).initialize() },
        { provide: APP_URL, useValue: appUrl },
        ReadingLanes,
        Notifications,
        Installation,
        CompanyScope,
        PersonScope,
      ],
      exports: [DataSource, ReadingLanes, Notifications, Installation, CompanyScope, PersonScope],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

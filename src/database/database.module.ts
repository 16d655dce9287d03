import { DynamicModule, Global, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from './company-scope.js';
import { dataSourceOn } from './data-source.js';
import { Installation } from './installation.js';
import { NOTIFICATIONS_URL, Notifications } from './notifications.js';

/** The database as the application's role sees it; CompanyScope is the door that features use. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static on(appUrl: string): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useFactory: () => dataSourceOn(appUrl).initialize() },
        { provide: NOTIFICATIONS_URL, useValue: appUrl },
        Notifications,
        Installation,
        CompanyScope,
      ],
      exports: [DataSource, Notifications, Installation, CompanyScope],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

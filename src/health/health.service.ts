import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pendingMigrations } from '../database/migrate.js';

export interface Readiness {
  status: 'ok' | 'unavailable';
  checks: { database: 'ok' | 'unreachable'; migrations: 'ok' | 'pending' | 'unknown' };
}

/** Whether this node can serve. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);

  constructor(private readonly dataSource: DataSource) {}

  async readiness(): Promise<Readiness> {
    try {
      const pending = await pendingMigrations(this.dataSource);
      const migrations = pending === 0 ? 'ok' : 'pending';
      return { status: pending === 0 ? 'ok' : 'unavailable', checks: { database: 'ok', migrations } };
    } catch (error) {
      this.logger.warn(`not ready: ${String(error)}`);
      return { status: 'unavailable', checks: { database: 'unreachable', migrations: 'unknown' } };
    }
  }
}

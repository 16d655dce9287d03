import cluster from 'node:cluster';
import { Module } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { Config } from '../../config/config.js';
import { Bans } from './bans.js';
import { MemoryStorage } from './memory-storage.js';
import { PrimaryStorage } from './primary-storage.js';
import { RateLimitStorage } from './rate-limit-storage.js';
import { RedisStorage } from './redis-storage.js';
import { toPrimary } from './to-primary.js';

/** Processes of one server count together: by Redis where there is one, else in the process that started them. */
function chooseStorage({ redisUrl }: Config): RateLimitStorage {
  const own = cluster.isWorker ? new PrimaryStorage(toPrimary) : new MemoryStorage();
  return redisUrl ? new RedisStorage(redisUrl, own) : own;
}

/** The counters of the rate limits. The guard itself takes its place among the guards in AppModule. */
@Module({
  providers: [{ provide: ThrottlerStorage, useFactory: chooseStorage, inject: [Config] }, Bans],
  exports: [ThrottlerStorage, Bans],
})
export class ThrottleModule {}

import { Module } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { Config } from '../../config/config.js';
import { Bans } from './bans.js';
import { MemoryStorage } from './memory-storage.js';
import { RateLimitStorage } from './rate-limit-storage.js';
import { RedisStorage } from './redis-storage.js';

function chooseStorage({ redisUrl }: Config): RateLimitStorage {
  return redisUrl ? new RedisStorage(redisUrl) : new MemoryStorage();
}

/** The counters of the rate limits. The guard itself takes its place among the guards in AppModule. */
@Module({
  providers: [{ provide: ThrottlerStorage, useFactory: chooseStorage, inject: [Config] }, Bans],
  exports: [ThrottlerStorage, Bans],
})
export class ThrottleModule {}

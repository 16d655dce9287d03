import { Module } from '@nestjs/common';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

@Module({
  providers: [IdempotencyKeys, IdempotencyInterceptor],
  exports: [IdempotencyInterceptor, IdempotencyKeys],
})
export class IdempotencyModule {}

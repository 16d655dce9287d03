import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, Observable } from 'rxjs';
import { AccessRequest } from '../access/access-request.js';
import { Pepper } from '../access/pepper.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { fingerprintOf, SealedAnswer } from './sealed-answer.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * Exactly-once POSTs where the client asks for it: the answer to an `Idempotency-Key` is stored in the
 * transaction of what it created, and given again, byte for byte, for 30 days. A refusal stores nothing.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly scope: CompanyScope,
    private readonly keys: IdempotencyKeys,
    private readonly pepper: Pepper,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || !request.principal) return next.handle();
    if (typeof key !== 'string' || !VISIBLE_ASCII.test(key)) throw new Problem('idempotency_key_invalid');
    return from(this.once(key, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private once(key: string, request: AccessRequest, reply: FastifyReply, next: CallHandler): Promise<string> {
    const sealed = new SealedAnswer(this.pepper, key);
    const fingerprint = fingerprintOf(request.method, request.url, request.body);
    return this.scope.run(async () => {
      const earlier = await this.keys.claim(key, fingerprint);
      const { status, body } = earlier
        ? { status: earlier.status, body: sealed.open(earlier.body) }
        : { status: reply.statusCode, body: JSON.stringify(await lastValueFrom(next.handle())) };
      if (!earlier) await this.keys.keep(key, status, sealed.seal(body));
      void reply.status(status).type('application/json; charset=utf-8');
      if (earlier) void reply.header('idempotency-replayed', 'true');
      return body;
    });
  }
}

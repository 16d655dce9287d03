import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, Observable } from 'rxjs';
import { AccessRequest } from '../access/access-request.js';
import { Pepper } from '../access/pepper.js';
import { Seal } from '../access/seal.js';
import { Problem } from '../common/problem.js';
import { ONCE_ONLY, REPEATABLE, WAITS } from '../common/says.js';
import { ANY_UUID } from '../common/uuid.js';
import { CompanyScope } from '../database/company-scope.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { fingerprintOf } from './fingerprint.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * Exactly-once POSTs where the client asks for it: the answer to an `Idempotency-Key` is stored in the
 * transaction of what it created, and given again, byte for byte, for 30 days. A refusal stores nothing. Around a
 * handler that waits for another server no transaction is open: its key is claimed before and kept after it.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly scope: CompanyScope,
    private readonly keys: IdempotencyKeys,
    private readonly pepper: Pepper,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AccessRequest>();
    if (request.method !== 'POST') return next.handle();
    const key = request.headers['idempotency-key'];
    if (this.reflector.get<boolean | undefined>(ONCE_ONLY, context.getHandler())) requireUuid(key);
    if (key === undefined || !request.principal) return next.handle();
    if (this.reflector.get<boolean | undefined>(REPEATABLE, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || !VISIBLE_ASCII.test(key)) throw new Problem('idempotency_key_invalid');
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const handle = () => lastValueFrom<unknown>(next.handle());
    return from(
      this.reflector.get<boolean | undefined>(WAITS, context.getHandler())
        ? this.once(key, request, reply, () => this.orRelease(key, handle))
        : this.scope.run(() => this.once(key, request, reply, handle)),
    );
  }

  private async once(
    key: string,
    request: AccessRequest,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
  ): Promise<string> {
    // An answer may hold a secret that is otherwise shown once; of the client's own key only a digest is stored.
    const sealed = new Seal(this.pepper, `idempotency:${key}`);
    const { method, url, body: sent, uploads } = request;
    const earlier = await this.keys.claim(key, fingerprintOf(method, url, sent, uploads));
    const { status, body } = earlier
      ? { status: earlier.status, body: sealed.open(earlier.body) }
      : { status: reply.statusCode, body: JSON.stringify(await handle()) };
    if (!earlier) await this.keys.keep(key, status, sealed.seal(body));
    void reply.status(status).type('application/json; charset=utf-8');
    if (earlier) void reply.header('idempotency-replayed', 'true');
    return body;
  }

  /** A refusal gives the key back, as a transaction that rolls back does. */
  private async orRelease(key: string, handle: () => Promise<unknown>): Promise<unknown> {
    try {
      return await handle();
    } catch (error) {
      await this.keys.release(key);
      throw error;
    }
  }
}

function requireUuid(key: string | string[] | undefined): void {
  if (typeof key !== 'string' || !ANY_UUID.test(key)) throw new Problem('idempotency_key_required');
}

import { CallHandler, ExecutionContext, Injectable, NestInterceptor, StreamableFile } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { map, Observable } from 'rxjs';
import { PLAIN, SAYS } from '../common/says.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { Dialects } from './dialects.js';

type Handler = ReturnType<ExecutionContext['getHandler']>;

/** What a handler declares of its answer. */
interface Declared {
  isPlain: boolean;
  message: string | undefined;
}

/**
 * Writes a handler's result in the words of the dialect that owns the path; a file is itself on all of them. What is
 * stored under an `Idempotency-Key` is the answer as it goes on the wire. It calls that interceptor itself: each one that
 * Nest calls costs every request a chain of observables and promises.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  /** What was read: metadata never changes, and to look for what is not there costs most. */
  private readonly known = new WeakMap<Handler, Declared>();

  constructor(
    private readonly dialects: Dialects,
    private readonly idempotency: IdempotencyInterceptor,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return this.idempotency.intercept(context, { handle: () => this.answer(context, next) });
  }

  private answer(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { isPlain, message } = this.declaredBy(context.getHandler());
    if (isPlain) return next.handle();
    const { url } = context.switchToHttp().getRequest<FastifyRequest>();
    const dialect = this.dialects.owner(url);
    return next
      .handle()
      .pipe(
        map((result) => (result instanceof StreamableFile ? result : dialect.renderResult(result, message))),
      );
  }

  private declaredBy(handler: Handler): Declared {
    const known = this.known.get(handler);
    if (known) return known;
    const declared = {
      isPlain: this.reflector.get<boolean | undefined>(PLAIN, handler) ?? false,
      message: this.reflector.get<string | undefined>(SAYS, handler),
    };
    this.known.set(handler, declared);
    return declared;
  }
}

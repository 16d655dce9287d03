import { CallHandler, ExecutionContext, Injectable, NestInterceptor, StreamableFile } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { map, Observable } from 'rxjs';
import { PLAIN, SAYS } from '../common/says.js';
import { Dialects } from './dialects.js';

/** Writes a handler's result in the words of the dialect that owns the path; a file is itself on all of them. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly dialects: Dialects,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.get<boolean | undefined>(PLAIN, context.getHandler())) return next.handle();
    const { url } = context.switchToHttp().getRequest<FastifyRequest>();
    const message = this.reflector.get<string | undefined>(SAYS, context.getHandler());
    const dialect = this.dialects.owner(url);
    return next
      .handle()
      .pipe(
        map((result) => (result instanceof StreamableFile ? result : dialect.renderResult(result, message))),
      );
  }
}

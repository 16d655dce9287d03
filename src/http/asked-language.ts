import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Language } from '../common/problem.js';
import { languageOf } from './language.js';

/** The language that the caller reads, by `Accept-Language`. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return languageOf(headers['accept-language']);
});

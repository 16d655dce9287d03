import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Language } from '../common/problem.js';
import { languageOf } from './language.js';

/** The language that the caller reads, by `Accept-Language`; English unless the route's own is another. */
export const AskedLanguage = createParamDecorator(
  (otherwise: Language | undefined, context: ExecutionContext): Language => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    return languageOf(headers['accept-language'], otherwise);
  },
);

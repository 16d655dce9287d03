import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, Problem } from '../common/problem.js';

/** Bytes of a request body; 100 lines of an invoice are about 20 KB. */
export const BODY_LIMIT = 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the body cannot be used; told after authentication, so that strangers learn nothing. */
    bodyProblem?: Problem;
  }
}

/**
 * Reads JSON bodies. What is wrong with a body is remembered on the request and thrown by BodyGuard, behind
 * the guards of access: a caller without a key is told about the key, whatever it sent.
 */
export function readBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body.trim() === '') return done(null, undefined);
    void parseJson(request, body, (error, value) => {
      if (error) request.bodyProblem = new Problem('malformed_json', { cause: error });
      else if (hasNul(body) && holdsNul(value)) request.bodyProblem = invalid('body', 'nul_character');
      done(null, error ? undefined : value);
    });
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length > 0) request.bodyProblem = new Problem('unsupported_media_type');
    done(null, undefined);
  });
}

const hasNul = (text: string) => text.includes('\\u0000');

/** PostgreSQL cannot hold U+0000; a name is no better a place for it than a value. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name.includes('\0') || holdsNul(inner));
}

/** Tells what was wrong with the body, once the caller is known and allowed. */
@Injectable()
export class BodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { bodyProblem } = context.switchToHttp().getRequest<FastifyRequest>();
    if (bodyProblem) throw bodyProblem;
    return true;
  }
}

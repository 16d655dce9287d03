import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, Problem } from '../common/problem.js';
import { flawOf } from './json-flaws.js';

/** Bytes of a request body; 100 lines of an invoice are about 20 KB. */
export const BODY_LIMIT = 1024 * 1024;

const FORM = 'application/x-www-form-urlencoded';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the body cannot be used; told after authentication, so that strangers learn nothing. */
    bodyProblem?: Problem;
  }
}

/** The path of a request whose body may be a form. */
type TakesForms = (url: string) => boolean;

/**
 * Reads JSON bodies, and forms where a path takes them. What is wrong with a body is remembered on the request and
 * thrown by BodyGuard, behind the guards of access: a caller without a key is told about the key, whatever it sent.
 */
export function readBodies(server: FastifyInstance, takesForms: TakesForms): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const refuse = (problem: Problem) => {
      request.bodyProblem = problem;
      done(null, undefined);
    };
    if (!isPlainUtf8(request.headers)) return refuse(new Problem('unsupported_media_type'));
    if (!isUtf8(body)) return refuse(new Problem('malformed_json'));
    const text = body.toString();
    if (text.trim() === '') return done(null, undefined);
    void parseJson(request, text, (error, value: unknown) => {
      if (error) return refuse(new Problem('malformed_json', { cause: error }));
      const flaw = flawOf(value);
      // Where forms are what clients send, JSON that holds no fields holds nothing.
      if (flaw === 'not_an_object' && takesForms(request.url)) return done(null, undefined);
      return flaw ? refuse(invalid('body', flaw)) : done(null, value);
    });
  });
  server.addContentTypeParser(FORM, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!takesForms(request.url)) {
      request.bodyProblem = new Problem('unsupported_media_type');
      return done(null, undefined);
    }
    const fields: unknown = Object.fromEntries(new URLSearchParams(body.toString()));
    const flaw = flawOf(fields);
    if (flaw) request.bodyProblem = invalid('body', flaw);
    done(null, fields);
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length > 0 && !takesForms(request.url))
      request.bodyProblem = new Problem('unsupported_media_type');
    done(null, undefined);
  });
}

/** JSON is UTF-8 (RFC 8259, 8.1), and nothing here unpacks compressed bodies. */
function isPlainUtf8(headers: IncomingHttpHeaders): boolean {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$/i.test(charset) && encoding.toLowerCase() === 'identity';
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

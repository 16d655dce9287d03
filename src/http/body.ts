import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, Problem } from '../common/problem.js';
import { flawOf, JsonLimits } from './json-flaws.js';
import { BodyLimits, limitsOf, readLargeBody } from './large-body.js';

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
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const { value, problem } = readJson(request, body);
    // Where forms are what clients send, JSON that holds no fields holds nothing.
    const isNothing = problem?.details?.[0]?.code === 'not_an_object' && takesForms(request.url);
    if (problem && !isNothing) request.bodyProblem = problem;
    done(null, value);
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

/** A JSON body, or why it cannot be used; neither of a blank one. */
function readJson(
  request: FastifyRequest,
  body: Buffer,
  limits?: JsonLimits,
): { value?: unknown; problem?: Problem } {
  if (!isPlainUtf8(request.headers)) return { problem: new Problem('unsupported_media_type') };
  if (!isUtf8(body)) return { problem: new Problem('malformed_json') };
  const text = body.toString();
  if (text.trim() === '') return {};
  let value: unknown;
  let cause: Error | null = null;
  void request.server.getDefaultJsonParser('error', 'error')(request, text, (error, parsed: unknown) => {
    [cause, value] = [error, parsed];
  });
  if (cause) return { problem: new Problem('malformed_json', { cause }) };
  const flaw = flawOf(value, limits);
  return flaw ? { problem: invalid('body', flaw) } : { value };
}

/** JSON is UTF-8 (RFC 8259, 8.1), and nothing here unpacks compressed bodies. */
function isPlainUtf8(headers: IncomingHttpHeaders): boolean {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$/i.test(charset) && encoding.toLowerCase() === 'identity';
}

/** Tells what was wrong with the body, once the caller is known and allowed; only then is a large one read. */
@Injectable()
export class BodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.bodyProblem) throw request.bodyProblem;
    const limits = limitsOf(request.routeOptions.config);
    return limits ? takeLargeBody(request, limits) : true;
  }
}

async function takeLargeBody(request: FastifyRequest, limits: BodyLimits): Promise<true> {
  const { value, problem } = readJson(request, await readLargeBody(request, limits.bytes), limits);
  if (problem) throw problem;
  request.body = value;
  return true;
}

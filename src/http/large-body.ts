import { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyInstance, FastifyRequest, preParsingHookHandler } from 'fastify';
import { Problem } from '../common/problem.js';
import { JsonLimits } from './json-flaws.js';

/** What a route takes where the usual limits are too little. */
export interface BodyLimits extends JsonLimits {
  bytes: number;
}

/** The route takes JSON bodies up to `limits` in place of the usual ones; they are read behind the guards of access. */
export const LargeBody = (limits: BodyLimits) => RouteConfig({ largeBody: limits });

/** The limits that a route declares; undefined where the usual ones apply. */
export function limitsOf(config: FastifyContextConfig | undefined): BodyLimits | undefined {
  return (config as { largeBody?: BodyLimits } | undefined)?.largeBody;
}

/**
 * Leaves bodies unread where a route takes large ones, whatever their type: nothing of a stranger's is taken in.
 * `readLargeBody` reads one, once its caller is known and allowed.
 */
export function leaveLargeBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const limits = limitsOf(route.config);
    if (limits) Object.assign(route, { bodyLimit: limits.bytes, preParsing: leaveUnread });
  });
}

const leaveUnread: preParsingHookHandler = (request, _reply, _payload, done) => {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > 0 && !isJson(request)) request.bodyProblem = new Problem('unsupported_media_type');
  // The server compares what it was given to read with what was announced.
  done(null, Object.assign(Readable.from([]), { receivedEncodedLength: length }));
};

const isJson = ({ headers }: FastifyRequest) =>
  /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');

/** Throws payload_too_large as soon as there is more than `most`; the client hears it, whatever it still sends. */
export async function readLargeBody({ raw }: FastifyRequest, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      raw.resume();
      throw new Problem('payload_too_large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { OriginStanding } from './decide.js';

/** Judges where a browser says a call comes from: `Origin`, else `Referer` (facts of abaco, section 1). */
@Injectable()
export class Origins {
  private readonly allowed: ReadonlySet<string>;

  constructor(config: Config) {
    this.allowed = new Set(config.corsOrigins);
  }

  standing(request: Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>): OriginStanding {
    const named = request.headers.origin ?? originOf(request.headers.referer);
    if (named === undefined) return 'absent';
    const own = `${request.protocol}://${request.host}`;
    return named === own || this.allowed.has(named) ? 'allowed' : 'foreign';
  }
}

/** A Referer that is no URL names an origin that nobody allowed. */
function originOf(referer: string | undefined): string | undefined {
  if (referer === undefined) return undefined;
  return URL.canParse(referer) ? new URL(referer).origin : 'null';
}

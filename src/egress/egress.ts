import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { isPublicAddress } from './addresses.js';
import { Answer, exchange, Exchange, ResolvedAddress } from './exchange.js';
import { EgressRefusal, hostOf, namesPrivateAddress, privateAddress, targetOf } from './target.js';

const MAX_REDIRECTS = 3;

/** What decides where requests may go; a test says it otherwise. */
export interface EgressRules {
  permits: (address: string) => boolean;
  resolve: (host: string) => Promise<ResolvedAddress[]>;
}

/**
 * Requests to URLs that somebody else chose. A name is resolved once, every address that it has must be permitted, and
 * the connection goes to one of these; a redirect is a request of its own. So no name leads to this host or its
 * networks, also where it answers otherwise the second time it is asked (DNS rebinding).
 */
export class GuardedRequests {
  constructor(private readonly rules: EgressRules) {}

  /**
   * The final answer, whatever its status. 307 and 308 are followed, with the same method and body, up to three times
   * and never from https to http. Its signal limits all of it.
   * @throws EgressRefusal, or what the connection failed with
   */
  async send(url: string, request: Exchange): Promise<Answer> {
    let target = targetOf(url);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await exchange(target, await this.addressesOf(target, request.signal), request);
      const next = redirectOf(target, answer);
      if (!next) return answer;
      if (redirects === MAX_REDIRECTS) throw new EgressRefusal('redirect', 'more than 3 redirects');
      target = next;
    }
  }

  private async addressesOf(url: URL, signal: AbortSignal): Promise<ResolvedAddress[]> {
    const addresses = await this.resolve(hostOf(url), signal);
    if (addresses.length === 0 || !addresses.every(({ address }) => this.rules.permits(address)))
      throw privateAddress(url);
    return addresses;
  }

  /** The resolver of the system cannot be interrupted, but nobody has to wait for it. */
  private async resolve(host: string, signal: AbortSignal): Promise<ResolvedAddress[]> {
    const family = isIP(host);
    if (family !== 0) return [{ address: host, family }];
    signal.throwIfAborted();
    return Promise.race([this.rules.resolve(host), abortionOf(signal)]);
  }
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}

function redirectOf(from: URL, { status, location }: Answer): URL | undefined {
  if ((status !== 307 && status !== 308) || location === undefined) return undefined;
  const to = targetOf(location, from);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw new EgressRefusal('redirect', 'a redirect from https to http is not followed');
  return to;
}

/** The guard as the operator configured it: WEBHOOK_ALLOW_PRIVATE lifts the rule about addresses, and no other. */
@Injectable()
export class Egress extends GuardedRequests {
  private readonly allowPrivate: boolean;

  constructor({ webhooks: { allowPrivate } }: Config) {
    super({
      permits: allowPrivate ? () => true : isPublicAddress,
      resolve: (host) => lookup(host, { all: true }),
    });
    this.allowPrivate = allowPrivate;
  }

  /** Refuses at once what can be seen from the URL alone; throws an EgressRefusal. */
  check(text: string): void {
    const url = targetOf(text);
    if (!this.allowPrivate && namesPrivateAddress(url)) throw privateAddress(url);
  }
}

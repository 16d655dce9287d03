import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.js';

/** A request that was not sent, or whose answer is not to be followed; the message is for whoever chose the URL. */
export class EgressRefusal extends Error {
  constructor(
    readonly code: 'not_a_url' | 'not_http' | 'credentials' | 'private_address' | 'unknown_host' | 'redirect',
    message: string,
  ) {
    super(message);
    this.name = 'EgressRefusal';
  }
}

/**
 * The URL of a server that may be asked for. Odd spellings of an address (`0x7f.1`, `2130706433`, `127.0.0.1.`) come
 * out of it in the one that is checked.
 * @throws EgressRefusal not_a_url, not_http, credentials
 */
export function targetOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new EgressRefusal('not_a_url', 'this is not a URL');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new EgressRefusal('not_http', 'the URL must begin with https:// or http://');
  if (url.username !== '' || url.password !== '')
    throw new EgressRefusal('credentials', 'a URL with a user or a password in it is not called');
  return url;
}

/** The host as it is resolved and connected to: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Whether the URL itself says that it leads to a private address; a name may still turn out to. */
export function namesPrivateAddress(url: URL): boolean {
  const host = hostOf(url).replace(/\.$/, '');
  return isIP(host) === 0 ? /(^|\.)localhost$/i.test(host) : !isPublicAddress(host);
}

export function privateAddress(url: URL): EgressRefusal {
  return new EgressRefusal('private_address', `${url.hostname} has an address that may not be called`);
}

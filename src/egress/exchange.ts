import { IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** How much of an answer is read; what follows is of no interest to anybody here. */
const READ_LIMIT = 64 * 1024;

export interface ResolvedAddress {
  address: string;
  family: number;
}

export interface Exchange {
  method: 'POST';
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  location: string | undefined;
  /** The first 64 KiB of the body at most. */
  body: Buffer;
}

/** One request over a connection of its own to one of `addresses`, whatever the host's name means by then. */
export function exchange(url: URL, addresses: readonly ResolvedAddress[], what: Exchange): Promise<Answer> {
  const { method, headers, body, signal } = what;
  const begin = url.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const request = begin(url, { method, headers, signal, agent: false, lookup: pinnedTo(addresses) });
    request.on('error', reject);
    request.on('response', (response) => {
      read(response).then(
        (content) =>
          resolve({
            status: response.statusCode!,
            location: response.headers.location,
            body: content,
          }),
        reject,
      );
    });
    request.end(body);
  });
}

function pinnedTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    if (all) done(null, [...addresses]);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
}

async function read(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= READ_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, READ_LIMIT);
}

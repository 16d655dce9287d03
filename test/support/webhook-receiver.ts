import { createServer, IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedRequest {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  /** The bytes as they came. */
  raw: Buffer;
  // Tests look into what was told freely.
  // oxlint-disable-next-line no-explicit-any
  body: any;
}

/** What the receiver does with one request. */
export type Behaviour = (response: ServerResponse, request: ReceivedRequest) => void;

export const takes: Behaviour = (response) => void response.writeHead(204).end();
export const answers =
  (status: number, headers: Record<string, string> = {}, body = ''): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(body);
export const redirects = (location: string, status = 307) => answers(status, { location });
/** Says nothing, until the sender hangs up. */
export const hangs: Behaviour = () => undefined;
export const closesSocket: Behaviour = (response) => void response.destroy();
/** Answers at once that it took it, and never comes to an end of saying so. */
export const drips: Behaviour = (response) => void response.writeHead(200).write('a');

/** A real server that a webhook tells things; it behaves as the test scripts it, and takes what it is not told about. */
export class WebhookReceiver {
  readonly requests: ReceivedRequest[] = [];
  private readonly script: Behaviour[] = [];
  private always: Behaviour = takes;
  private readonly waiting = new Set<() => void>();

  private constructor(
    private readonly server: Server,
    /** With a path that names it. */
    readonly url: string,
  ) {}

  static async start(host = '127.0.0.1'): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, host, listening));
    const { port } = server.address() as AddressInfo;
    const receiver = new WebhookReceiver(server, `http://${host}:${port}/hook`);
    server.on(
      'request',
      (request: IncomingMessage, response: ServerResponse) => void receiver.receive(request, response),
    );
    return receiver;
  }

  /** The same server by another host's name. */
  at = (host: string, path = '/hook') => `http://${host}:${new URL(this.url).port}${path}`;

  /** What it does with the next requests, one after another; then it takes everything again. */
  next(...behaviours: Behaviour[]): void {
    this.script.push(...behaviours);
  }

  /** What it does with all that `next` says nothing about. */
  from(behaviour: Behaviour): void {
    this.always = behaviour;
  }

  /** The first so many requests, as soon as they have come. */
  async times(count: number): Promise<ReceivedRequest[]> {
    while (this.requests.length < count) await new Promise<void>((resolve) => this.waiting.add(resolve));
    return this.requests.slice(0, count);
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await buffer(request);
    const { url: path = '', method = '', headers } = request;
    const received = { path, method, headers, raw, body: JSON.parse(raw.toString()) };
    this.requests.push(received);
    (this.script.shift() ?? this.always)(response, received);
    for (const look of this.waiting) look();
    this.waiting.clear();
  }
}

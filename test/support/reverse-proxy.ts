import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** A proxy that tells the server its own name instead of the one that the browser asked for, as some do. */
export class ReverseProxy {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<ReverseProxy> {
    const server = createServer((incoming, answer) => {
      const headers = { ...incoming.headers, host: new URL(target).host };
      const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers });
      onward.on('response', (from) => {
        answer.writeHead(from.statusCode ?? 502, from.headers);
        from.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      incoming.pipe(onward);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new ReverseProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close(): Promise<void> {
    return new Promise((closed) => {
      this.server.close(() => closed());
      this.server.closeAllConnections();
    });
  }
}

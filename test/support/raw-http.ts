import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  /** Names in lower case; of a repeated header the last one. */
  headers: Record<string, string>;
  text: string;
  // Tests look into answers freely: what a field is, is what they assert.
  // oxlint-disable-next-line no-explicit-any
  body: any;
}

/**
 * Sends bytes to a server exactly as they are, for what no HTTP client would send, and answers the last answer
 * on the connection once the server closes it. A request that is not refused should say `Connection: close`.
 */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const received = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    // A server that refuses early resets the connection under what is still being sent.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
  return parseAnswer(received.toString('utf8'));
}

/** Opens a connection on which nobody asks anything, as browsers do beforehand; it ends when the server ends it. */
export async function connectSilently(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).resume();
  await once(socket, 'connect');
  // One that the server has not taken yet is reset when the server ends.
  socket.on('error', () => undefined);
}

/** A request's text: request line, the headers, `Connection: close`, and the body with its length when there is one. */
export function rawRequest(line: string, headers: readonly string[], body?: string | Buffer): Buffer {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [`${line} HTTP/1.1`, ...headers, 'Connection: close', ...length, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body ?? '')]);
}

function parseAnswer(received: string): RawAnswer {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const status = Number(line.split(' ')[1]);
  if (!line.startsWith('HTTP/1.1 ') || !status)
    throw new Error(`not an HTTP answer: ${received.slice(0, 200)}`);
  const text = rest.join('\r\n\r\n');
  if (status < 200) return parseAnswer(text);
  const headers = Object.fromEntries(
    lines.map((each) => [each.split(':', 1)[0]!.toLowerCase(), each.slice(each.indexOf(':') + 1).trim()]),
  );
  const isJson = headers['content-type']?.includes('json') ?? false;
  return { status, headers, text, body: isJson && text ? JSON.parse(text) : text };
}

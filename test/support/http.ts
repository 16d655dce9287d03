/** What came back; `body` is parsed where it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // Tests look into answers freely: what a field is, is what they assert.
  // oxlint-disable-next-line no-explicit-any
  body: any;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

/** As a trusted proxy tells whom a call is from. */
export const from = (address: string) => ({ 'x-forwarded-for': address });

/** One caller of the API: where the server is, and the headers that say who calls. */
export class Caller {
  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
  ) {}

  with(headers: Record<string, string>): Caller {
    return new Caller(this.url, { ...this.headers, ...headers });
  }

  get = (path: string, headers?: Record<string, string>) => this.call('GET', path, { headers });
  post = (path: string, body: unknown = {}, headers?: Record<string, string>) =>
    this.call('POST', path, { body, headers });
  put = (path: string, body: unknown = {}, headers?: Record<string, string>) =>
    this.call('PUT', path, { body, headers });
  patch = (path: string, body: unknown = {}, headers?: Record<string, string>) =>
    this.call('PATCH', path, { body, headers });
  delete = (path: string, headers?: Record<string, string>) => this.call('DELETE', path, { headers });

  /** A text or a form goes as it is; anything else as JSON. */
  async call(method: string, path: string, { body, headers }: CallOptions = {}): Promise<Answer> {
    const isForm = body instanceof FormData;
    const hasBody = body !== undefined;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        // Of a form fetch says the type itself, with the boundary that it chose.
        ...(hasBody && !isForm ? { 'content-type': 'application/json' } : {}),
        ...this.headers,
        ...headers,
      },
      redirect: 'manual',
      ...(hasBody ? { body: typeof body === 'string' || isForm ? body : JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }
}

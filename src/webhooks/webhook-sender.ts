import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { timingOf } from '../config/webhook-timing.js';
import { Egress } from '../egress/egress.js';
import { Answer } from '../egress/exchange.js';
import { EgressRefusal } from '../egress/target.js';
import { signatureHeaders } from './signature.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { Webhook } from './webhook.entity.js';
import { Attempt } from './webhook.view.js';

const EXCERPT_BYTES = 1024;
const GONE = 410;

/** What goes to a webhook: `id` is its own for good, `body` the bytes as they are. */
export interface Message {
  webhook: Pick<Webhook, 'uuid' | 'url' | 'secret'>;
  id: string;
  body: string;
}

/** Sends a message once. Never called inside a transaction: it waits for somebody else's server. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly egress: Egress,
    private readonly secrets: WebhookSecrets,
    private readonly config: Config,
  ) {}

  /** Does not throw: what went wrong is in the attempt, in words for the company. */
  async send(message: Message): Promise<Attempt> {
    const started = performance.now();
    const outcome = await this.exchange(message).then(answered, failed(timingOf(this.config).timeout));
    return { ...outcome, duration_ms: Math.round(performance.now() - started) };
  }

  private async exchange({ webhook, id, body }: Message): Promise<Answer> {
    const secret = this.secretOf(webhook);
    const timestamp = Math.floor(Date.now() / 1000);
    return this.egress.send(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Llavero',
        ...signatureHeaders(secret, { id, body, timestamp }),
      },
      body: Buffer.from(body),
      signal: AbortSignal.timeout(timingOf(this.config).timeout),
    });
  }

  private secretOf({ uuid, secret }: Message['webhook']): string {
    try {
      return this.secrets.open(uuid, secret);
    } catch (error) {
      throw new UnopenedSecret({ cause: error });
    }
  }
}

/** The receiver says that it will never take anything again. */
export function isGone({ response_status }: Attempt): boolean {
  return response_status === GONE;
}

class UnopenedSecret extends Error {
  constructor(options: ErrorOptions) {
    super('its secret cannot be opened any more (the pepper changed); rotate the secret', options);
  }
}

type Outcome = Omit<Attempt, 'duration_ms'>;

function answered({ status, body }: Answer): Outcome {
  // PostgreSQL's text has no U+0000.
  const excerpt = body.subarray(0, EXCERPT_BYTES).toString('utf8').replaceAll('\0', '');
  const took = status >= 200 && status < 300;
  return { response_status: status, response_excerpt: excerpt, error: took ? null : refusal(status) };
}

function refusal(status: number): string {
  return status >= 301 && status <= 303
    ? `it answered ${status}; only redirects by 307 and 308 are followed`
    : `it answered ${status}`;
}

const failed =
  (timeout: number) =>
  (error: unknown): Outcome => ({
    response_status: null,
    response_excerpt: null,
    error: reasonOf(error, timeout),
  });

/** Nothing of the network's inside is told: of an error of the system, its code. */
function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof EgressRefusal || error instanceof UnopenedSecret) return error.message;
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return `no complete answer within ${timeout / 1000} s`;
  return `the connection failed (${code ?? name ?? 'unknown'})`;
}

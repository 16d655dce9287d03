import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new signing secret, in the form of the Standard Webhooks specification. */
export function makeSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

export interface SignedMessage {
  /** The same however often the message is sent. */
  id: string;
  body: string;
  /** Seconds since the epoch: of this attempt, so that a receiver can refuse what was recorded long ago. */
  timestamp: number;
}

/**
 * Both signatures: WHMDC's over the body, by the secret as it was shown; and that of Standard Webhooks 1.0 over id, time
 * and body, by the bytes that the secret stands for.
 */
export function signatureHeaders(
  secret: string,
  { id, body, timestamp }: SignedMessage,
): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signed = `${id}.${timestamp}.${body}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex'),
  };
}

/** The example of docs/webhooks.md. */
export const VERIFYING = `import { createHmac, timingSafeEqual } from 'node:crypto';

/** True for a message of Llavero's that is not older than five minutes. \`raw\` is the body as a Buffer. */
export function isGenuine(raw, headers, secret) {
  const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${time}.\`).update(raw).digest();
  const given = Buffer.from(String(headers['webhook-signature']).replace(/^v1,/, ''), 'base64');
  const isFresh = Math.abs(Date.now() / 1000 - Number(time)) < 300;
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
}`;

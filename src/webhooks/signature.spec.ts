import { describe, expect, it } from 'vitest';
import { makeSecret, signatureHeaders } from './signature.js';

describe('the signature of a message', () => {
  it('is that of the reference of Standard Webhooks for its known secret, id, time and body', () => {
    const headers = signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    });
    expect(headers).toMatchObject({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('has a secret of 32 random bytes', () => {
    const secrets = Array.from({ length: 10 }, makeSecret);
    expect(new Set(secrets).size).toBe(10);
    for (const secret of secrets) expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  });
});

import { useRef } from 'react';

const KEY_BYTES = 16;

/** Random text for an `Idempotency-Key`; unlike `randomUUID` it is there over plain HTTP too. */
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * The `Idempotency-Key` of an attempt to create something: the same for as long as the same is sent, so that a retry
 * after a lost answer creates nothing twice, and another one once something else is sent.
 */
export function useAttempt(): (body: unknown) => { 'idempotency-key': string } {
  const attempt = useRef({ sent: '', key: '' });
  return (body) => {
    const sent = JSON.stringify(body);
    if (attempt.current.sent !== sent) attempt.current = { sent, key: randomKey() };
    return { 'idempotency-key': attempt.current.key };
  };
}

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { World } from './support/world.js';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

const part = (disposition: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/plain\r\n\r\n${value}\r\n`;
const WHOLE = Buffer.from(
  `${part('name="a"', 'one')}${part('name="files[]"; filename="a.txt"', 'two')}${part('name="b"', 'three')}--x--\r\n`,
);

/** Bytes that are taken out of the whole, and what comes in their place. */
const damage = fc.record({
  start: fc.nat(WHOLE.length),
  length: fc.nat(60),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .constantFrom('--x', '\r\n', '\r\n\r\n', '--x--', '"', '\0', '; filename="../b"')
      .map((text) => Uint8Array.from(Buffer.from(text))),
  ),
});

it('a multipart body that is damaged anywhere is taken or refused, and stops nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      const body = damages.reduce(
        (bytes, { start, length, put }) =>
          Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)]),
        WHOLE,
      );
      const head = [
        'Host: x',
        `X-Auth-Token: ${caller.headers['x-auth-token']}`,
        'Content-Type: multipart/form-data; boundary=x',
      ];
      const answer = await sendRaw(caller.url, rawRequest('POST /api/3/uploadFiles', head, body));
      expect(answer.status).toBeOneOf([200, 400, 422]);
      expect(answer.headers['content-type']).toContain('application/json');
    }),
    { numRuns: 150 },
  );
  expect((await caller.get('/api/3')).status).toBe(200);
});

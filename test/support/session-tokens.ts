import { expect } from 'vitest';
import { Pepper } from '../../src/access/pepper.js';
import { Caller } from './http.js';
import { Superuser } from './superuser.js';
import { World } from './world.js';

export const SESSIONS = '/api/v1/auth/sessions';

export interface TokenInWorld {
  id: number;
  token: string;
  expiresAt: string;
  caller: Caller;
}

/** A session token that a key was exchanged for; `asked` is what the request says beside the key. */
export async function exchange(
  world: World,
  key: { token: string },
  asked: object = {},
): Promise<TokenInWorld> {
  const { status, text, body } = await world.caller().post(SESSIONS, { api_key: key.token, ...asked });
  expect(status, text).toBe(201);
  const { session_token: token, expires_at: expiresAt } = body;
  const database = await Superuser.on(world.server.database);
  const [row] = await database.rows<{ id: string }>('SELECT id FROM session_tokens WHERE digest = $1', [
    world.service(Pepper).digest(token),
  ]);
  await database.close();
  return {
    id: Number(row!.id),
    token,
    expiresAt,
    caller: world.caller({ authorization: `Bearer ${token}` }),
  };
}

import { setTimeout as delay } from 'node:timers/promises';

/** Long enough that asking does not keep the server from what is waited for. */
const PAUSE_MS = 50;

/** Asks again and again until the answer is the one that is waited for; a test's own time limit ends it. */
export async function until<T>(ask: () => Promise<T>, isReached: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isReached(answer)) return answer;
    await delay(PAUSE_MS);
  }
}

import { StatementCounter } from '../counter.mjs';
import { bearer, get, LIST } from '../requests.mjs';
import { startLlavero } from '../subjects.mjs';

const WARM_ROUNDS = 10;
const WINDOW_S = 12;
const EVERY_S = 5;

/** What authentication adds to a request's statements, and what activity and usage write beside them. */
export async function statements(stage) {
  const { env, asked, superuserUrl } = stage.main;
  const open = await stage.subject('open');
  const counter = await StatementCounter.open(superuserUrl);
  try {
    await stage.during({ llavero: () => startLlavero(env) }, async ({ llavero }) => {
      const all = Array.from({ length: asked.length * WARM_ROUNDS }, (_, n) => asked[n % asked.length]);
      const counted = (subject, callers) =>
        counter.perRequest(callers.length, () => askInTurn(subject, callers));
      const without = await counted(open, all);
      if (without === 0) throw new Error('PostgreSQL counted no statement');
      const cold = await counted(llavero, asked);
      const warm = await counted(llavero, all);
      stage.figure('statements that authentication adds, warm', { value: warm - without });
      stage.figure('statements that authentication adds, cold', { value: cold - without });

      const requests = asked.map((one) => get(LIST, bearer(one)));
      const written = await counter.callsOf('record_key_uses', () =>
        llavero.run({ ...stage.load, requests, seconds: WINDOW_S }),
      );
      stage.figure('statements of activity and usage in 5 s', {
        value: written / Math.ceil(WINDOW_S / EVERY_S),
      });
    });
  } finally {
    await counter.close();
  }
}

/** One by one: two requests at once with a key that nobody knows yet would both ask for it. */
async function askInTurn({ port }, callers) {
  for (const one of callers) {
    const answer = await fetch(`http://127.0.0.1:${port}${LIST}`, { headers: bearer(one) });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${LIST} was answered ${answer.status}`);
  }
}

import { spread } from '../rounds.mjs';
import { startLlavero } from '../subjects.mjs';

const FEW = 10;

/** From the start of the process until it says that it is ready, with few keys and with all of them, in turn. */
export async function start(stage) {
  const few = await stage.install('few_keys', { companies: FEW, invoices: FEW, keys: FEW });
  const seconds = { few: [], all: [] };
  for (let round = 0; round <= stage.pace.rounds; round++) {
    for (const [name, { env }] of [
      ['few', few],
      ['all', stage.main],
    ]) {
      const begun = performance.now();
      const server = await startLlavero(env);
      if (round > 0) seconds[name].push((performance.now() - begun) / 1000);
      await server.stop();
    }
  }
  const each = (of) => seconds.all.map((all, index) => of(all, seconds.few[index]));
  stage.figure('seconds that a start with all keys takes longer', spread(each((all, few) => all - few)));
  stage.figure('a start with all keys beside one with 10', spread(each((all, few) => all / few)));
}

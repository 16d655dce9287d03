// What is played, in this order; `--only` chooses among the names. What writes invoices comes last: it makes the lists of
// the others longer.
import { access } from './scenarios/access.mjs';
import { facturascripts } from './scenarios/facturascripts.mjs';
import { flood } from './scenarios/flood.mjs';
import { list } from './scenarios/list.mjs';
import { post } from './scenarios/post.mjs';
import { record } from './scenarios/record.mjs';
import { sizes } from './scenarios/sizes.mjs';
import { soak } from './scenarios/soak.mjs';
import { start } from './scenarios/start.mjs';
import { statements } from './scenarios/statements.mjs';
import { workers } from './scenarios/workers.mjs';

export const SCENARIOS = {
  list,
  record,
  access,
  flood,
  sizes,
  statements,
  start,
  workers,
  facturascripts,
  post,
  soak,
};

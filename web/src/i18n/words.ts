import * as account from '../account/words.js';
import * as audit from '../audit/words.js';
import * as batches from '../batches/words.js';
import * as clients from '../clients/words.js';
import * as common from '../common/words.js';
import * as company from '../company/words.js';
import * as home from '../home/words.js';
import * as integrations from '../integrations/words.js';
import * as invoices from '../invoices/words.js';
import * as products from '../products/words.js';
import * as reports from '../reports/words.js';
import * as session from '../session/words.js';
import * as shell from '../shell/words.js';
import * as users from '../users/words.js';
import * as webhooks from '../webhooks/words.js';

/** Every room of the console brings its own words in both languages. */
const ROOMS = {
  account,
  audit,
  batches,
  clients,
  common,
  company,
  home,
  integrations,
  invoices,
  products,
  reports,
  session,
  shell,
  users,
  webhooks,
};

type Rooms = typeof ROOMS;
export type Words = { [Room in keyof Rooms]: Rooms[Room]['en'] };

const inLanguage = (language: 'en' | 'es') =>
  Object.fromEntries(Object.entries(ROOMS).map(([room, words]) => [room, words[language]]));

export const WORDS = { en: inLanguage('en'), es: inLanguage('es') };

import type { SameWords } from '../i18n/same-words.js';
import * as form from './words/form.js';
import * as issued from './words/issued.js';
import * as key from './words/key.js';
import * as list from './words/list.js';
import * as matrix from './words/matrix.js';
import * as policies from './words/policies.js';
import * as usage from './words/usage.js';

export const en = {
  ...list.en,
  form: form.en,
  issued: issued.en,
  key: key.en,
  matrix: matrix.en,
  policy: policies.en,
  usage: usage.en,
};

export const es: SameWords<typeof en> = {
  ...list.es,
  form: form.es,
  issued: issued.es,
  key: key.es,
  matrix: matrix.es,
  policy: policies.es,
  usage: usage.es,
};

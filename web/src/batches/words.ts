import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Batches',
};

export const es: SameWords<typeof en> = {
  title: 'Lotes',
};

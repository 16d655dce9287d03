import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Reports',
};

export const es: SameWords<typeof en> = {
  title: 'Informes',
};

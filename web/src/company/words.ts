import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Company',
};

export const es: SameWords<typeof en> = {
  title: 'Empresa',
};

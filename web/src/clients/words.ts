import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Clients',
};

export const es: SameWords<typeof en> = {
  title: 'Clientes',
};

import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Audit log',
};

export const es: SameWords<typeof en> = {
  title: 'Registro de auditoría',
};

import type { SameWords } from '../i18n/same-words.js';
import * as details from './words/details.js';
import * as log from './words/log.js';
import * as sentences from './words/sentences.js';

export const en = { ...log.en, sentences: sentences.en, details: details.en };

export const es: SameWords<typeof en> = { ...log.es, sentences: sentences.es, details: details.es };

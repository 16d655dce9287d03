import type { SameWords } from '../i18n/same-words.js';

/** Problems that the server tells in the words of its API, as somebody in the console understands them. */
export const en = {
  unreachable: 'The server did not answer',
  token_missing: 'You are not signed in',
  token_expired: 'Your session has expired',
  invalid_token: 'Your session is not valid any more',
  session_expired: 'Your session was ended',
  parameter_missing: 'Something that is needed is missing',
  idempotency_key_busy: 'The first attempt is still at work',
  idempotency_key_reused: 'This was sent before with other values',
  webhook_not_enabled: 'This webhook does not deliver',
};

export const es: SameWords<typeof en> = {
  unreachable: 'El servidor no ha respondido',
  token_missing: 'No ha entrado',
  token_expired: 'Su sesión ha caducado',
  invalid_token: 'Su sesión ya no es válida',
  session_expired: 'Su sesión ha terminado',
  parameter_missing: 'Falta algo que es obligatorio',
  idempotency_key_busy: 'El primer intento todavía se está atendiendo',
  idempotency_key_reused: 'Esto ya se envió con otros valores',
  webhook_not_enabled: 'Este webhook no entrega',
};

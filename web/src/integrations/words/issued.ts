import type { SameWords } from '../../i18n/same-words.js';

export const en = {
  title: '{{name}} is ready',
  once: 'This is the only time that the key is shown',
  onceText: 'Copy it to where it will be used. If it is lost, rotate the key to get another one.',
  key: 'Key',
  done: 'Go to the key',
  leaveTitle: 'Leave without having copied the key?',
  leaveText: 'It is not shown again. If it is lost, the key has to be rotated.',
  calls: 'How to call with it',
  doors: {
    platform: 'Llavero',
    facturascripts: 'FacturaScripts',
    abaco: 'abaco',
    exchange: 'Exchange',
  },
  headersText: 'Send one of these headers with every call.',
  header: 'Header {{number}}',
  curl: 'Call with curl',
  readsNothing: 'This key reads nothing that is found at these paths.',
  exchangeText:
    'This key buys session tokens and opens nothing by itself. The token in the answer is then sent as “Authorization: Bearer …” with every other call, and lives for 24 hours.',
};

export const es: SameWords<typeof en> = {
  title: '{{name}} está lista',
  once: 'Es la única vez que se muestra la clave',
  onceText: 'Cópiela en donde se vaya a usar. Si se pierde, rote la clave para obtener otra.',
  key: 'Clave',
  done: 'Ir a la clave',
  leaveTitle: '¿Salir sin haber copiado la clave?',
  leaveText: 'No se vuelve a mostrar. Si se pierde, hay que rotar la clave.',
  calls: 'Cómo llamar con ella',
  doors: {
    platform: 'Llavero',
    facturascripts: 'FacturaScripts',
    abaco: 'abaco',
    exchange: 'Intercambio',
  },
  headersText: 'Envíe una de estas cabeceras en cada llamada.',
  header: 'Cabecera {{number}}',
  curl: 'Llamada con curl',
  readsNothing: 'Esta clave no lee nada de lo que hay en estas rutas.',
  exchangeText:
    'Esta clave obtiene tokens de sesión y por sí misma no abre nada. El token de la respuesta se envía después como «Authorization: Bearer …» en las demás llamadas, y vive 24 horas.',
};

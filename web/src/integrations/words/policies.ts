import type { SameWords } from '../../i18n/same-words.js';

export const en = {
  title: 'Key policies',
  text: 'What keys of this company may do beyond their permissions. A change counts at once, for every key.',
  open: 'Open',
  closed: 'Closed',
  key_deletes: {
    title: 'Keys may delete',
    opens: 'Open: a key deletes what its permissions say, such as clients, drafts or payments.',
    stays: 'Closed: no key deletes anything, whatever its permissions say. Signed-in people still can.',
    always: 'Nobody ever deletes an issued invoice.',
    ask: 'Let keys delete?',
    consequence:
      'Every key with a permission to delete can use it from now on, those that were made before too. What is deleted does not come back.',
    opened: 'Keys may delete now',
    closedNow: 'Keys may not delete any more',
  },
  key_management: {
    title: 'Keys may manage keys',
    opens:
      'Open: a key with permissions on api-keys makes, changes and revokes keys, and reads the audit log. It gives no more than it holds itself.',
    stays: 'Closed: keys are managed by signed-in proprietors and administrators alone.',
    always:
      'A key never decides from where, how long or in whose name another works, never imports one, and never changes these policies.',
    ask: 'Let keys manage keys?',
    consequence:
      'Whoever holds a key with permissions on api-keys can make others from now on. They end when that key ends.',
    opened: 'Keys may manage keys now',
    closedNow: 'Keys may not manage keys any more',
  },
  confirm: 'Open it',
};

export const es: SameWords<typeof en> = {
  title: 'Políticas de claves',
  text: 'Qué pueden hacer las claves de esta empresa más allá de sus permisos. Un cambio vale al momento, para todas.',
  open: 'Abierta',
  closed: 'Cerrada',
  key_deletes: {
    title: 'Las claves pueden borrar',
    opens: 'Abierta: una clave borra lo que digan sus permisos, como clientes, borradores o pagos.',
    stays:
      'Cerrada: ninguna clave borra nada, digan lo que digan sus permisos. Las personas que han entrado sí pueden.',
    always: 'Una factura emitida no la borra nadie, nunca.',
    ask: '¿Dejar que las claves borren?',
    consequence:
      'Toda clave con permiso para borrar puede usarlo desde ahora, también las creadas antes. Lo borrado no vuelve.',
    opened: 'Las claves ya pueden borrar',
    closedNow: 'Las claves ya no pueden borrar',
  },
  key_management: {
    title: 'Las claves pueden gestionar claves',
    opens:
      'Abierta: una clave con permisos sobre api-keys crea, cambia y revoca claves, y lee el registro de auditoría. No da más de lo que tiene.',
    stays: 'Cerrada: las claves las gestionan solo propietarios y administradores que han entrado.',
    always:
      'Una clave nunca decide desde dónde, hasta cuándo o en nombre de quién funciona otra, no importa ninguna y no cambia estas políticas.',
    ask: '¿Dejar que las claves gestionen claves?',
    consequence:
      'Quien tenga una clave con permisos sobre api-keys puede crear otras desde ahora. Terminan cuando termina esa clave.',
    opened: 'Las claves ya pueden gestionar claves',
    closedNow: 'Las claves ya no pueden gestionar claves',
  },
  confirm: 'Abrirla',
};

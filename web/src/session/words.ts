import type { SameWords } from '../i18n/same-words.js';

export const en = {
  title: 'Sign in to Llavero',
  subtitle: 'Invoicing for several companies, behind keys that open exactly what they should.',
  email: 'Email',
  emailNeeded: 'Enter your email address.',
  password: 'Password',
  passwordNeeded: 'Enter your password.',
  showPassword: 'Show the password',
  signIn: 'Sign in',
  againTitle: 'Sign in again to go on',
  againText: '{{reason}}. What you have entered on this page stays.',
  somebodyElse: 'Leave this page',
  notYours: 'Your role does not open this page',
  notYoursText: 'A proprietor or an administrator of the company can change what you may do.',
  elsewhereTitle: 'You went to another company in another window',
  elsewhereText:
    'All windows of this browser are in one company at a time. This page is of {{company}}: go back there to go on with it. If you go on in the other one, what is not saved here is lost.',
  follow: 'Go there too',
  stay: 'Go back to {{company}}',
};

export const es: SameWords<typeof en> = {
  title: 'Entrar en Llavero',
  subtitle: 'Facturación para varias empresas, tras llaves que abren exactamente lo que deben.',
  email: 'Correo electrónico',
  emailNeeded: 'Escriba su correo electrónico.',
  password: 'Contraseña',
  passwordNeeded: 'Escriba su contraseña.',
  showPassword: 'Mostrar la contraseña',
  signIn: 'Entrar',
  againTitle: 'Vuelva a entrar para continuar',
  againText: '{{reason}}. Lo que ha escrito en esta página se conserva.',
  somebodyElse: 'Salir de esta página',
  notYours: 'Su rol no abre esta página',
  notYoursText: 'Un propietario o administrador de la empresa puede cambiar lo que usted puede hacer.',
  elsewhereTitle: 'Ha ido a otra empresa en otra ventana',
  elsewhereText:
    'Todas las ventanas de este navegador están en una misma empresa. Esta página es de {{company}}: vuelva a ella para seguir. Si sigue en la otra, se pierde lo que aquí no se haya guardado.',
  follow: 'Ir también',
  stay: 'Volver a {{company}}',
};

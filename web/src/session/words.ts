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
  notYoursText: 'A proprietor or an administrator of the company can change your role.',
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
  notYoursText: 'Un propietario o administrador de la empresa puede cambiar su rol.',
};

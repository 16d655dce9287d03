import { describe, expect, it } from 'vitest';
import { actionOf, RESOURCE_NAMES, resourceNamed, RESOURCES } from './resources.js';

describe('the action of a method', () => {
  it.each([
    ['GET', 'read'],
    ['HEAD', 'read'],
    ['POST', 'create'],
    ['PUT', 'update'],
    ['PATCH', 'update'],
    ['DELETE', 'delete'],
  ])('%s is to %s', (method, action) => expect(actionOf(method)).toBe(action));

  it.each(['OPTIONS', 'TRACE', 'CONNECT', 'QUERY', 'get', 'Post', ' GET', '', 'constructor', '__proto__'])(
    'is none for "%s"',
    (method) => expect(actionOf(method)).toBeUndefined(),
  );
});

describe('the name of a resource', () => {
  it.each(RESOURCE_NAMES.map((name) => [name, RESOURCES[name]]))(
    '%s is known by its plural and its singular, with - or _',
    (name, singular) => {
      for (const spelling of [name, singular, name.replaceAll('-', '_'), singular.replaceAll('-', '_')])
        expect(resourceNamed(spelling)).toBe(name);
    },
  );

  it('is told by the words of the grants of other products', () => {
    expect(
      ['client', 'clients', 'api_key', 'api-keys', 'payment_method', 'series'].map(resourceNamed),
    ).toEqual(['clients', 'clients', 'api-keys', 'api-keys', 'payment-methods', 'series']);
  });

  it.each([
    '',
    '*',
    'Clients',
    'client ',
    'clientela',
    'apikeys',
    'factura',
    'constructor',
    '__proto__',
    'toString',
  ])('is not "%s"', (spelling) => expect(resourceNamed(spelling)).toBeUndefined());

  it('belongs to one resource alone', () => {
    const spellings = RESOURCE_NAMES.flatMap((name) => [...new Set<string>([name, RESOURCES[name]])]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });
});

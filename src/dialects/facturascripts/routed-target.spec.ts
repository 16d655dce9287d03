import { describe, expect, it } from 'vitest';
import { RESOURCE_PATHS } from './resources.js';
import { asRouted } from './routed-target.js';

describe('the target of a request as it is routed', () => {
  it.each([
    ['/api/3/agente', '/api/3/agentes'],
    ['/api/03/agente/', '/api/3/agentes'],
    ['/api/3/agente?x=/api/3/agente/1/2', '/api/3/agentes?x=/api/3/agente/1/2'],
    ['/api/3/agentes/1/x', '/api/3/agentes/1'],
    ['/api/3/agente/a%2Fb/x/y?limit=1', '/api/3/agentes/a%2Fb?limit=1'],
    ['/api/3/agente/1/x#/y', '/api/3/agentes/1#/y'],
    ['/%61pi/%33/%61gente/%73chema/x', '/api/3/agentes/%73chema'],
    ['http://books.example/api/3/agente/1/x', 'http://books.example/api/3/agentes/1'],
    ['/api/3/pais/ESP', '/api/3/pais/ESP'],
  ])('%s is %s', (target, routed) => expect(asRouted('GET', target)).toBe(routed));

  it.each([
    '*',
    '/',
    '/api/3',
    '/api/2/agente/1/x',
    '/api/v1/agente/1/x',
    '/x/api/3/agente',
    '/api/3/Agente/1/x',
    '/api/3/agente%2F/1/x',
    '/api/3/constructor/1/x',
    '/api/3/plugins/x/enable/y',
    '/api/3/editarFacturaCliente/1/x',
    '/MyFiles/2026/agente/1',
  ])('is no other than it came: %s', (target) => expect(asRouted('GET', target)).toBe(target));

  it.each(['/api/3/agente/1/%zz', '/api/3/agentes/%ff/x'])(
    'stays what the router refuses where it is no URL: %s',
    (target) => expect(asRouted('GET', target)).toBe(target),
  );

  it('has an empty key apart from a list, which what follows it does not make of it', () => {
    expect(asRouted('GET', '/api/3/agentes//x')).toBe('/api/3/agentes//');
  });

  it('tells every resource from every other', () => {
    const names = RESOURCE_PATHS.flatMap(({ name, singular }) => [...new Set([name, singular])]);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, singular } of RESOURCE_PATHS)
      expect(asRouted('GET', `/api/3/${singular}`)).toBe(`/api/3/${name}`);
  });
});

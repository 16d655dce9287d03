import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Dialects } from '../../src/dialects/dialects.js';
import { RouteAccess } from '../../src/http/route-access.js';
import { declarationOf, routesOf } from '../../src/http/routes.js';

export interface Registration {
  method: string;
  path: string;
}

/** Served by @nestjs/swagger without a controller: the reference, its static files and its two documents. */
const REFERENCE = new Set([
  '/docs',
  '/docs/*',
  '/docs/index.html',
  '/docs/LICENSE',
  '/docs/swagger-ui-init.js',
  '/docs/docs/swagger-ui-init.js',
  '/openapi.json',
  '/openapi.yaml',
]);

/** Served by the console without a controller: its page, under whatever address, and its files. */
const CONSOLE = /^\/console(\/\*|\/assets\/[^/]+)?$/;

/** Belong to the installation and to no dialect: probes of orchestrators, and whatever nothing serves. */
const OPERATING = new Set(['/health', '/ready', '/*']);

/** Whose controllers serve a dialect's paths; those of every other module, the features', are the platform's. */
const DIALECT_OF: Readonly<Record<string, string>> = {
  AbacoModule: 'abaco',
  FacturascriptsModule: 'facturascripts',
};

/** Everything that the running router answers, whoever registered it. */
export function registrations(app: NestFastifyApplication): Registration[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, segment, methods] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line) ?? [];
    if (indent === undefined || segment === undefined) return [];
    const depth = indent.length / 4;
    // The tree leaves out the slash before a wildcard; any other segment may go on in the middle of a name.
    above.splice(depth, Infinity, segment === '*' ? '/*' : segment);
    const path = above.join('');
    return (methods ?? '').split(', ').flatMap((method) => (method ? [{ method, path }] : []));
  });
}

/** What is wrong with the routes of a server, one sentence each; nothing when all is declared and known. */
export function complaintsAbout(app: NestFastifyApplication): string[] {
  const declared = routesOf(app);
  const registered = registrations(app);
  const homes = homesOf(app);
  const owner = ({ path }: RouteAccess) => app.get(Dialects).owner(urlOn(path)).name;
  return [
    ...declared
      .filter(({ policy }) => !policy)
      .map((route) => `${route.handler} (${nameOf(route)}) declares no access`),
    ...declared
      .filter((route) => !registered.some((known) => answers(route, known)))
      .map((route) => `${route.handler} (${nameOf(route)}) is not served`),
    ...declared
      .filter((route) => !OPERATING.has(route.path) && owner(route) !== homes.get(controllerOf(route)))
      .map((route) => `${route.handler} (${nameOf(route)}) is on a path of the dialect ${owner(route)}`),
    ...registered
      .filter((known) => !declarationOf(declared, known) && !isForAnybody(known))
      .map((known) => `${nameOf(known)} is served behind the controllers' back`),
  ];
}

/** The routes that let a caller in only by a credential, each with every method that the router takes for it. */
export function closedRegistrations(app: NestFastifyApplication): Registration[] {
  const declared = routesOf(app);
  return registrations(app).filter((known) => {
    const kind = declarationOf(declared, known)?.policy?.kind;
    return kind !== 'public' && !isForAnybody(known);
  });
}

/** A URL that is on the path of a route; the parameters are numbers. */
export function urlOn(path: string): string {
  return path.replaceAll(/:\w+/g, '1').replace('*', 'nothing/here');
}

function answers(route: RouteAccess, known: Registration): boolean {
  return route.path === known.path && (route.method === known.method || route.method === 'ALL');
}

/** What asks nobody who they are, as it shows what everybody may know. */
function isForAnybody({ method, path }: Registration): boolean {
  return (REFERENCE.has(path) || CONSOLE.test(path)) && (method === 'GET' || method === 'HEAD');
}

/** The dialect that each controller belongs to. */
function homesOf(app: NestFastifyApplication): ReadonlyMap<string, string> {
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return new Map(controllers.map(({ name, host }) => [name, DIALECT_OF[host?.name ?? ''] ?? 'platform']));
}

const controllerOf = ({ handler }: RouteAccess) => handler.split('.')[0]!;
const nameOf = ({ method, path }: Registration) => `${method} ${path}`;

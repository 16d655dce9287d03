import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACTIONS } from '../../src/access/resources.js';
import { describeAccess, RouteAccess } from '../../src/http/route-access.js';
import { declarationOf, routesOf } from '../../src/http/routes.js';
import { registrations } from './route-audit.js';

/** Methods, path, access and handler of a route. */
type Row = readonly string[];

/** A controller with the paths under which it serves the same, for one resource. */
interface Family {
  paths: readonly string[];
  grant: string;
  /** The rows of any of its paths, with `<path>` and `<grant>` where path and grant stand. */
  rows: readonly Row[];
  routes: readonly RouteAccess[];
}

/** Between what is told once and what it is told of. */
export const TOGETHER = 'for each line below, with its grant, or any one of its grants, and its paths:';

/**
 * One line per route with its access, for people to review. What serves the same under several paths, one controller
 * that lists them or several of one class, is told once, and each path with its grants on a line below; where routes or
 * access differ at all it is told apart.
 */
export function routeTable(app: NestFastifyApplication): string {
  const routes = routesOf(app);
  const rowOf = rowsOf(app);
  const families = controllersOf(app)
    .flatMap((controller) => familiesOf(controller, routes, rowOf))
    .filter(({ rows }) => rows.length > 0);
  const shared = alike(families, ({ rows }) => rows).filter(
    (members) => members.flatMap(({ paths }) => paths).length > 1,
  );
  const told = new Set(shared.flat().flatMap((family) => family.routes));
  const single = routes.filter((route) => !told.has(route));
  const blocks = shared.map((members) => [
    ...linesOf(members[0].rows),
    TOGETHER,
    ...linesOf(members.map(({ grant, paths }) => [grant, ...paths])).map((line) => `  ${line}`),
  ]);
  return `${[linesOf(single.map(rowOf)), ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The row of each route; PUT is told beside PATCH where it is the same handler. */
function rowsOf(app: NestFastifyApplication): (route: RouteAccess) => Row {
  const declared = routesOf(app);
  const puts = new Set(
    registrations(app)
      .filter(({ method }) => method === 'PUT')
      .map((known) => declarationOf(declared, known))
      .map((route) => route && `${route.method} ${route.path}`),
  );
  return (route) => {
    const isTwin = route.method === 'PATCH' && puts.has(`PATCH ${route.path}`);
    return [isTwin ? 'PATCH PUT' : route.method, route.path, describeAccess(route).policy, route.handler];
  };
}

interface ServingController {
  name: string;
  paths: readonly string[];
}

function controllersOf(app: NestFastifyApplication): ServingController[] {
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .map(({ name, metatype }) => {
      const paths = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
      return { name: name as string, paths: paths.map((path) => `/${path}`) };
    });
}

/** One family, or one for each path where the routes of the paths differ. */
function familiesOf(
  { name, paths }: ServingController,
  routes: readonly RouteAccess[],
  rowOf: (route: RouteAccess) => Row,
): Family[] {
  const alone = paths.map((path) => {
    const own = routes.filter((route) => route.handler.startsWith(`${name}.`) && isBelow(path, route));
    const grants = grantsOf(own);
    const rows = own.map((route) => {
      const [methods = '', at = '', access = '', handler = ''] = rowOf(route);
      return [methods, `<path>${at.slice(path.length)}`, shortened(access, grants), handler];
    });
    return { path, grant: grants.join(' or ') || 'no grant', rows, routes: own };
  });
  return alike(alone, (each) => [each.grant, each.rows]).map((same) => ({
    ...same[0],
    paths: same.map(({ path }) => path),
    routes: same.flatMap((each) => each.routes),
  }));
}

/** `<grant>.read` for what asks any one of exactly these grants to read; everything else as it is. */
function shortened(access: string, grants: readonly string[]): string {
  const action = ACTIONS.find(
    (each) => grants.length > 0 && access === grants.map((grant) => `${grant}.${each}`).join(' or '),
  );
  return action ? `<grant>.${action}` : access;
}

/** The items in groups of those that are the same in what `aspect` takes of them. */
function alike<T>(items: readonly T[], aspect: (item: T) => unknown): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = JSON.stringify(aspect(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** What the routes ask a grant on; each row says whether its route does. */
function grantsOf(routes: readonly RouteAccess[]): readonly string[] {
  const [policy] = routes.flatMap((route) => (route.policy?.kind === 'resource' ? [route.policy] : []));
  return [policy?.resource ?? []].flat();
}

const isBelow = (path: string, route: RouteAccess) =>
  route.path === path || route.path.startsWith(`${path}/`);

function linesOf(rows: readonly Row[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd());
}

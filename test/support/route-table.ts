import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeAccess, RouteAccess } from '../../src/http/route-access.js';
import { routesOf } from '../../src/http/routes.js';
import { declarationOf, registrations } from './route-audit.js';

/** Methods, path, access and handler of a route. */
type Row = readonly string[];

/** A controller that serves the same under each of its paths, for one resource. */
interface Family {
  paths: readonly string[];
  grant: string;
  /** The rows of any of its paths, with `<path>` and `<grant>` where path and grant stand. */
  rows: readonly Row[];
}

/**
 * One line per route with its access, for people to review. Controllers that list their paths are one line each,
 * under the routes that they have in common; one whose routes or access differ is under routes of its own.
 */
export function routeTable(app: NestFastifyApplication): string {
  const rowOf = rowsOf(app);
  const routes = routesOf(app);
  const families = pathListsOf(app).flatMap((paths) => familiesOn(paths, routes, rowOf));
  const shared = new Set(families.flatMap(({ paths }) => paths));
  const single = routes.filter((route) => ![...shared].some((path) => isBelow(path, route)));
  const blocks = alike(families, ({ rows }) => rows).map((members) => [
    ...linesOf(members[0].rows),
    'for each line below, with its grant and its paths:',
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

/** The paths of every controller that lists them. */
function pathListsOf(app: NestFastifyApplication): string[][] {
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .map(({ metatype }) => Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[])
    .filter((paths) => Array.isArray(paths))
    .map((paths) => paths.map((path) => `/${path}`));
}

/** One family, or one for each path where the routes of the paths differ. */
function familiesOn(
  paths: readonly string[],
  routes: readonly RouteAccess[],
  rowOf: (route: RouteAccess) => Row,
): Family[] {
  const alone = paths.map((path) => {
    const own = routes.filter((route) => isBelow(path, route));
    const grant = grantOf(own);
    const rows = own.map((route) => {
      const [methods = '', at = '', access = '', handler = ''] = rowOf(route);
      const asked = access.startsWith(`${grant}.`) ? `<grant>${access.slice(grant.length)}` : access;
      return [methods, `<path>${at.slice(path.length)}`, asked, handler];
    });
    return { path, grant, rows };
  });
  return alike(alone, (each) => [each.grant, each.rows]).map((same) => ({
    ...same[0],
    paths: same.map(({ path }) => path),
  }));
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
function grantOf(routes: readonly RouteAccess[]): string {
  const [policy] = routes.flatMap((route) => (route.policy?.kind === 'resource' ? [route.policy] : []));
  return [policy?.resource ?? 'no grant'].flat().join(' or ');
}

const isBelow = (path: string, route: RouteAccess) =>
  route.path === path || route.path.startsWith(`${path}/`);

function linesOf(rows: readonly Row[]): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd());
}

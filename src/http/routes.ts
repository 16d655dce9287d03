import { Abstract, RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RoutePolicies } from '../access/route-policies.js';
import { REPEATABLE } from '../common/says.js';
import { RouteAccess } from './route-access.js';

/** Where providers are found: an application, or a module of it. */
export interface Providers {
  get<T>(type: Type<T> | Abstract<T>, options: { strict: false }): T;
}

/** Every route that controllers declare, with its access: what the reference shows and the audit checks. */
export function routesOf(app: Providers): RouteAccess[] {
  const policies = app.get(RoutePolicies, { strict: false });
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return controllers
    .filter(({ metatype }) => metatype)
    .flatMap(({ metatype, instance }) => {
      const controller = metatype as abstract new () => unknown;
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
        .flatMap((name) => {
          const handler = prototype[name]!;
          const policy = policies.of({ getHandler: () => handler, getClass: () => controller as never });
          const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
          return pathsOf(controller, handler).map((path) => ({
            method,
            path,
            handler: `${controller.name}.${name}`,
            policy,
            repeatable: Reflect.hasMetadata(REPEATABLE, handler),
          }));
        });
    })
    .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

/** The declaration that a route of the router comes from: its own, that of its HEAD twin or of its PUT twin. */
export function declarationOf(
  declared: readonly RouteAccess[],
  { method, path }: { method: string; path: string },
): RouteAccess | undefined {
  const here = declared.filter((route) => route.path === path);
  return (
    here.find((route) => route.method === method || route.method === 'ALL') ??
    here.find((route) => route.method === TWIN_OF[method])
  );
}

/** HEAD runs the handler of GET, PUT that of PATCH; both with their guards. */
const TWIN_OF: Readonly<Record<string, string>> = { HEAD: 'GET', PUT: 'PATCH' };

function pathsOf(controller: abstract new () => unknown, handler: () => unknown): string[] {
  const prefixes = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return prefixes.flatMap((prefix) =>
    paths.map((path) => `/${prefix}/${path}`.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')),
  );
}

import { INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RoutePolicies } from '../access/route-policies.js';
import { REPEATABLE } from '../common/says.js';
import { RouteAccess } from './route-access.js';

/** Every route that controllers declare, with its access: what the reference shows and the audit checks. */
export function routesOf(app: INestApplicationContext): RouteAccess[] {
  const policies = app.get(RoutePolicies);
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

function pathsOf(controller: abstract new () => unknown, handler: () => unknown): string[] {
  const prefixes = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return prefixes.flatMap((prefix) =>
    paths.map((path) => `/${prefix}/${path}`.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')),
  );
}

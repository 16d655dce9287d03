import { Controller, Get, Injectable, OnModuleInit, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { HttpAdapterHost } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Public, Resource } from '../src/access/route-policy.js';
import { HealthModule } from '../src/health/health.module.js';
import { describeAccess } from '../src/http/route-access.js';
import { routesOf } from '../src/http/routes.js';
import { complaintsAbout } from './support/route-audit.js';
import { readRouteTable } from './support/route-table-reader.js';
import { routeTable, TOGETHER } from './support/route-table.js';
import { World } from './support/world.js';

@Controller('api/v1/forgotten')
class ForgetfulController {
  @Get()
  read() {
    return 'what nobody was to see';
  }
}

@Controller(['api/v1/forgotten-twins', 'api/v1/forgotten-twin'])
class ForgetfulTwinsController {
  @Get()
  read() {
    return 'the same under each path';
  }
}

/** One of several controllers of one class, of which one forgot what the others declare. */
function sibling(path: string, ...declarations: ClassDecorator[]): Type {
  @Controller(`api/v1/${path}`)
  class SiblingController {
    @Get()
    read() {
      return path;
    }
  }
  for (const declare of declarations) declare(SiblingController);
  return SiblingController;
}

const SIBLINGS = [
  sibling('products-too', Resource('products')),
  sibling('taxes-too', Resource('taxes')),
  sibling('either', Resource(['products', 'taxes'])),
  sibling('forgotten-sibling'),
  sibling('open-sibling', Public()),
];

@Controller('elsewhere')
class LostController {
  @Get()
  read() {
    return 'where only abaco is';
  }
}

@Injectable()
class SideEntrance implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit() {
    this.host.httpAdapter.get('/api/v1/side-entrance', () => 'without any guard');
  }
}

let world: World;
const mend: (() => void)[] = [];

/** As if a module's author had been careless. */
beforeAll(async () => {
  add(MODULE_METADATA.CONTROLLERS, [
    ForgetfulController,
    ForgetfulTwinsController,
    ...SIBLINGS,
    LostController,
  ]);
  add(MODULE_METADATA.PROVIDERS, [SideEntrance]);
  world = await World.start();
});
afterAll(async () => {
  for (const undo of mend) undo();
  await world.close();
});

function add(kind: string, classes: unknown[]): void {
  const careful = Reflect.getMetadata(kind, HealthModule) as unknown[];
  Reflect.defineMetadata(kind, [...careful, ...classes], HealthModule);
  mend.push(() => Reflect.defineMetadata(kind, careful, HealthModule));
}

describe('a route that its author declared no access for', () => {
  it('is named by the audit, as are one on the path of another dialect and one behind the controllers', () => {
    expect(complaintsAbout(world.server.app)).toEqual([
      'ForgetfulController.read (GET /api/v1/forgotten) declares no access',
      'SiblingController.read (GET /api/v1/forgotten-sibling) declares no access',
      'ForgetfulTwinsController.read (GET /api/v1/forgotten-twin) declares no access',
      'ForgetfulTwinsController.read (GET /api/v1/forgotten-twins) declares no access',
      'LostController.read (GET /elsewhere) declares no access',
      'LostController.read (GET /elsewhere) is on a path of the dialect abaco',
      "GET /api/v1/side-entrance is served behind the controllers' back",
      "HEAD /api/v1/side-entrance is served behind the controllers' back",
    ]);
  });

  it('stands in the table for review by itself, also beside controllers that are told together', () => {
    const table = routeTable(world.server.app).replaceAll(/ +/g, ' ').split('\n');
    expect(table).toContain('GET /api/v1/forgotten undeclared ForgetfulController.read');
    const twins = table.indexOf('GET <path> undeclared ForgetfulTwinsController.read');
    expect(table.slice(twins + 1, twins + 4)).toEqual([
      TOGETHER,
      ' no grant /api/v1/forgotten-twins /api/v1/forgotten-twin',
      '',
    ]);
  });

  it('stands by itself beside its siblings, as does what anybody may call', () => {
    const table = routeTable(world.server.app).replaceAll(/ +/g, ' ').split('\n');
    expect(table).toContain('GET /api/v1/forgotten-sibling undeclared SiblingController.read');
    expect(table).toContain('GET /api/v1/open-sibling public SiblingController.read');
    const siblings = table.indexOf('GET <path> <grant>.read SiblingController.read');
    expect(table.slice(siblings + 1, siblings + 6)).toEqual([
      TOGETHER,
      ' products /api/v1/products-too',
      ' taxes /api/v1/taxes-too',
      ' products or taxes /api/v1/either',
      '',
    ]);
  });

  it('is in the table as every other route is: read back, it has each with its access and handler', () => {
    const told = readRouteTable(routeTable(world.server.app));
    const routes = routesOf(world.server.app).map((route) =>
      [route.method, route.path, describeAccess(route).policy, route.handler].join(' | '),
    );
    expect(told.toSorted()).toEqual(routes.toSorted());
    expect(routes.length).toBeGreaterThan(1000);
  });

  it('is refused to everybody while it runs, even to a key with full access, and the log names it', async () => {
    const { caller } = await (await world.company()).key();
    const answers = [await caller.get('/api/v1/forgotten'), await world.caller().get('/api/v1/forgotten')];
    expect(answers.map(({ status, body }) => [status, body.error.reason])).toEqual([
      [403, 'forbidden'],
      [403, 'forbidden'],
    ]);
    expect(world.server.log()).toContain('ForgetfulController.read declares no access');
  });
});

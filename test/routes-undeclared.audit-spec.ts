import { Controller, Get, Injectable, OnModuleInit } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { HttpAdapterHost } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HealthModule } from '../src/health/health.module.js';
import { complaintsAbout } from './support/route-audit.js';
import { routeTable } from './support/route-table.js';
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
  add(MODULE_METADATA.CONTROLLERS, [ForgetfulController, ForgetfulTwinsController, LostController]);
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
      'for each line below, with its grant and its paths:',
      ' no grant /api/v1/forgotten-twins /api/v1/forgotten-twin',
      '',
    ]);
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

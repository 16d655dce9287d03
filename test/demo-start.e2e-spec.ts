import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { verify } from '@node-rs/argon2';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompaniesService } from '../src/companies/companies.service.js';
import { Config } from '../src/config/config.js';
import { createApp } from '../src/configure-app.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { DemoLogin, demoLoginPath } from '../src/demo/demo-login.js';
import { DemoService, NotEmptyError } from '../src/demo/demo.service.js';
import { greet } from '../src/demo/greeting.js';
import { startApp, TestApp } from './support/app.js';

/** Another server of the same installation that greets whoever started it. */
class Greeter {
  private app: NestFastifyApplication | undefined;
  private said = '';

  constructor(private readonly server: TestApp) {}

  async greet(changes: Partial<Config>): Promise<string> {
    const config: Config = { ...this.server.config, port: 0, ...changes };
    this.app = await createApp(config, this.server.database.appUrl, pino({ level: 'silent' }));
    await greet(this.app, config, 'a database of the tests', (text) => (this.said += text));
    return this.said;
  }

  close = () => this.app?.close();
}

describe('the login of the demo', () => {
  let server: TestApp;
  let login: DemoLogin;
  let greeter: Greeter;

  beforeAll(async () => {
    server = await startApp();
    login = await server.app.get(DemoService).load();
  });
  afterAll(() => server.close());
  beforeEach(() => (greeter = new Greeter(server)));
  afterEach(() => greeter.close());

  it('is kept where its owner alone reads it, with the password of the proprietor', async () => {
    const path = demoLoginPath(server.config.dataDir);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(login);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const [account] = await server.app
      .get(CompanyScope)
      .asOperator(login.companyId, (manager) =>
        manager.query('SELECT password_hash FROM users WHERE email = $1', [login.email]),
      );
    expect(await verify(account.password_hash, login.password)).toBe(true);
  });

  it('is made once: later loads are refused', async () => {
    const demo = server.app.get(DemoService);
    expect(await demo.isDue()).toBe(false);
    await expect(demo.load()).rejects.toThrow(NotEmptyError);
    expect(await demo.recall()).toEqual(login);
  });

  it('is shown again at later starts, with a call that works as it stands', async () => {
    const said = await greeter.greet({ demo: true });
    expect(said).not.toContain('Loading');
    expect(said).toContain(`${login.email}  ${login.password}`);
    const [, bearer = '', url = ''] = /curl -H 'Authorization: (.+)' '(.+)'/.exec(said) ?? [];
    const answer = await fetch(url, { headers: { authorization: bearer } });
    expect(await answer.json()).toMatchObject({ success: true, meta: { per_page: 3 } });
  });

  it('is not shown by a server on another database', async () => {
    const other = await startApp({ DATA_DIR: server.config.dataDir });
    try {
      expect(await other.app.get(DemoService).recall()).toBeUndefined();
    } finally {
      await other.close();
    }
  });

  it('names the port and its variable when another program listens there', async () => {
    const port = Number(new URL(server.url).port);
    await expect(greeter.greet({ port })).rejects.toThrow(new RegExp(`Port ${port} .*PORT`));
  });
});

describe('a load of the demo that was cut short', () => {
  it('leaves nothing, and one of the next two servers loads it whole', async () => {
    const server = await startApp();
    const greeter = new Greeter(server);
    try {
      const demo = server.app.get(DemoService);
      const obstacle = `${demoLoginPath(server.config.dataDir)}.draft`;
      mkdirSync(obstacle);
      await expect(demo.load()).rejects.toThrow(obstacle);
      expect(await demo.isDue()).toBe(true);
      expect(await demo.recall()).toBeUndefined();
      rmSync(obstacle, { recursive: true });

      const [said] = await Promise.all([
        greeter.greet({ demo: true }),
        demo.load().catch((error: unknown) => expect(error).toBeInstanceOf(NotEmptyError)),
      ]);
      expect(said).toContain((await demo.recall())!.password);
      const { companyId } = (await demo.recall())!;
      const inCompany = (id: number) =>
        server.app.get(CompanyScope).asOperator(id, () => server.app.get(CompaniesService).get(id));
      for (const other of [companyId - 1, companyId + 1]) {
        await expect(inCompany(other)).rejects.toMatchObject({ code: 'not_found' });
      }
    } finally {
      await greeter.close();
      await server.close();
    }
  });
});

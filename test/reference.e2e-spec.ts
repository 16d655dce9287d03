import { fileURLToPath } from 'node:url';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_RESOURCE_NAMES } from '../src/access/facturascripts-resources.js';
import { Dialects } from '../src/dialects/dialects.js';
import { describeAccess, RouteAccess } from '../src/http/route-access.js';
import { routesOf } from '../src/http/routes.js';
import { startApp, TestApp } from './support/app.js';
import { ensureBuilt, makeDataDir, ServerProcess } from './support/processes.js';
import { TemporaryFolder } from './support/temporary-folder.js';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { 'x-llavero-access'?: string };

/** What the console's client is made from; `npm test -- test/reference.e2e-spec.ts -u` writes it. */
const OF_CONSOLE = fileURLToPath(new URL('../web/openapi.json', import.meta.url));

/** Methods that a path item can have, in OpenAPI's spelling. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

let app: TestApp;
let built: ServerProcess;
let folder: TemporaryFolder;
let url: string;
let document: OpenAPIObject;
let operations: { name: string; operation: Operation }[];
/** What the reference describes: not the answers to unknown paths, nor the contract that is FacturaScripts' own. */
let described: RouteAccess[];
let original: RouteAccess[];

/** The reference of the built server: the descriptions of bodies and queries are made by the build. */
beforeAll(async () => {
  await ensureBuilt();
  [app, folder] = [await startApp(), await makeDataDir()];
  built = new ServerProcess(folder.path, {
    DATABASE_URL: app.database.appUrl,
    KEY_PEPPER: app.config.keyPepper!,
  });
  url = await built.url();
  document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenAPIObject;
  const isOriginal = ({ path }: RouteAccess) => app.app.get(Dialects).owner(path).name === 'facturascripts';
  const routes = routesOf(app.app).filter(({ method }) => method !== 'ALL');
  original = routes.filter(isOriginal);
  described = routes.filter((route) => !isOriginal(route));
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );
});
afterAll(async () => {
  await built.stop();
  await app.close();
  await folder.remove();
});

const names = (wrong: typeof operations) => wrong.map(({ name }) => name);

/** What `$ref` points at, or the value itself. */
function resolved<T extends object>(value: T): Exclude<T, { $ref: string }> {
  if (!('$ref' in value)) return value as Exclude<T, { $ref: string }>;
  const path = (value.$ref as string).split('/').slice(1);
  const found = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], document);
  expect(found, String(value.$ref)).toBeDefined();
  return found as Exclude<T, { $ref: string }>;
}

function bodyOf({ requestBody }: Operation) {
  const schema = requestBody && resolved(requestBody).content['application/json']?.schema;
  return schema && resolved(schema);
}

/** Whether something in a schema is left open: an object without properties, a property without a type. */
function isVague(schema: Schema, seen: readonly string[] = []): boolean {
  if ('$ref' in schema)
    return !seen.includes(schema.$ref) && isVague(resolved(schema), [...seen, schema.$ref]);
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...Object.values(schema.properties ?? {})];
  if (schema.items) parts.push(schema.items);
  if (parts.length > 0) return parts.some((part) => isVague(part, seen));
  return schema.type === undefined || (schema.type === 'object' && !schema.additionalProperties);
}

describe('/openapi.json', () => {
  it('is OpenAPI 3 with a name for every operation, an answer to it, and references that all resolve', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.\d+\.\d+$/),
      info: { title: 'Llavero' },
    });
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      names(
        operations.filter(
          ({ operation }) => !Object.keys(operation.responses).some((s) => /^2\d\d$/.test(s)),
        ),
      ),
    ).toEqual([]);
    for (const [, ref] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) resolved({ $ref: ref! });
  });

  it("has every route of the server but the answer to unknown paths and FacturaScripts' own, and no other", () => {
    const spelled = described.map(
      ({ path, method }) => [path.replaceAll(/:(\w+)/g, '{$1}'), method] as const,
    );
    const twins = spelled.filter(([, method]) => method === 'PATCH').map(([path]) => `PUT ${path}`);
    const expected = new Set([...spelled.map(([path, method]) => `${method} ${path}`), ...twins]);
    expect(names(operations).sort()).toEqual([...expected].sort());
  });

  it('says of every operation which grant it asks for, for machines and in words', () => {
    for (const route of described) {
      const item = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]!;
      const { policy, words } = describeAccess(route);
      const operation = item[route.method.toLowerCase() as 'get'] as Operation;
      expect(operation).toMatchObject({
        'x-llavero-access': policy,
        summary: expect.stringContaining(policy),
        description: expect.stringContaining(`**Access:** ${words}`),
        security: route.policy!.kind === 'public' ? [] : [{ bearer: [] }, { key: [] }],
      });
    }
    expect(Object.keys(document.components!.securitySchemes!).sort()).toEqual(['bearer', 'key']);
  });

  it('is, word for word, the one that the client of the console is made from', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(OF_CONSOLE);
  });

  it('leaves out the resources of FacturaScripts: each describes its columns itself, under /schema', () => {
    const paths = original.map(({ path }) => path);
    expect(names(operations).filter((name) => name.includes(' /api/3'))).toEqual([]);
    for (const name of KEPT_RESOURCE_NAMES) expect(paths).toContain(`/api/3/${name}/schema`);
  });

  it('says which answers are files', () => {
    const responses = document.paths['/api/v1/invoices/{id}/pdf']?.get?.responses as Record<string, object>;
    expect(Object.keys(responses)).toEqual(['200', 'default']);
    expect(responses['200']).toHaveProperty(['content', 'application/pdf', 'schema'], {
      type: 'string',
      format: 'binary',
    });
    expect(responses['default']).toHaveProperty(['content', 'application/json']);
    for (const list of ['invoices', 'clients', 'products']) {
      const answer = document.paths[`/api/v1/${list}/export`]?.get?.responses['200'];
      expect(answer).toHaveProperty(['content', 'text/csv', 'schema', 'type'], 'string');
    }
  });

  it('says what every operation of /api/v1, and every one on sessions, answers, down to each property', () => {
    const vague = operations.filter(({ name, operation }) => {
      if (!/ \/(api\/v1|auth)\//.test(name)) return false;
      const content = Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([, answer]) => resolved(answer!).content)[0];
      return content?.['application/json'] && isVague(content['application/json'].schema!);
    });
    expect(names(vague)).toEqual([]);
  });

  it('describes every body by the properties it may have, each with a type', () => {
    const withBody = operations.filter(({ operation }) => operation.requestBody);
    expect(withBody.length).toBeGreaterThan(20);
    const vague = withBody.filter(({ operation }) => {
      const properties = Object.values(bodyOf(operation)?.properties ?? {}).map(resolved);
      return properties.length === 0 || properties.some(({ type, allOf }) => !type && !allOf);
    });
    expect(names(vague)).toEqual([]);
    expect(document.components!.schemas!.CreateInvoiceDto).toMatchObject({
      required: ['client_id'],
      properties: {
        client_id: { type: 'number', minimum: 1 },
        lines: { type: 'array', items: { $ref: '#/components/schemas/InvoiceLineDto' } },
        notes: { type: 'string', nullable: true },
      },
    });
  });

  it('describes the parameters of every list, and those of any query, none of which has to be there', () => {
    const parametersOf = ({ parameters = [] }: Operation) =>
      parameters.map(resolved).filter((p) => p.in === 'query');
    const asking = operations.filter(({ operation }) => parametersOf(operation).length > 0);
    // Only what answers one page of many is asked for a page, whatever else it is asked for.
    const isPaged = ({ operation }: (typeof operations)[number]) =>
      parametersOf(operation).some(({ name }) => name === 'page');
    expect(asking.filter(isPaged).length).toBeGreaterThan(15);
    for (const { name, operation } of asking.filter(isPaged)) {
      const paging = name.startsWith('GET /api/v1/')
        ? ['page', 'per_page', 'cursor', 'sort']
        : ['page', 'limit'];
      const named = parametersOf(operation).map((p) => p.name);
      expect([name, named]).toEqual([name, expect.arrayContaining(paging)]);
    }
    for (const { name, operation } of asking) {
      // A search without words is none.
      const needed = parametersOf(operation)
        .filter((p) => p.required || !p.schema)
        .map((p) => p.name);
      expect([name, needed]).toEqual([name, name === 'GET /products/search' ? ['q'] : []]);
    }
  });

  it('names the company in no body, query or record, where nobody switches: it is always that of the key', () => {
    const naming = (parts: object) =>
      Object.entries(parts)
        .filter(([, part]) => /"(company_id|companyId)"/.test(JSON.stringify(part)))
        .map(([name]) => name);
    expect(naming(document.paths)).toEqual([]);
    // A person says where to go on, and sees where each of their sessions is; that is no company of a record.
    expect(naming(document.components!.schemas!).sort()).toEqual(['OwnSessionView', 'SwitchCompanyDto']);
  });
});

describe('/docs', () => {
  it('is whole without any other server: all it loads comes from here, and its policy allows nothing else', async () => {
    const page = await fetch(`${url}/docs`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const loaded = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
      ([, reference]) => new URL(reference!, page.url),
    );
    expect(loaded.length).toBeGreaterThan(3);
    for (const { href, origin } of loaded) {
      expect(origin).toBe(url);
      expect([href, (await fetch(href)).status]).toEqual([href, 200]);
    }
    const script = await (await fetch(`${url}/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('"validatorUrl": null');
  });
});

import { TRANSLATED_RESOURCES } from '../../../src/access/facturascripts-resources.js';
import { Grants } from '../../../src/access/grants.js';
import type { ResourceName } from '../../../src/access/resources.js';
import type { IssuedApiKeyView } from '../api/generated/index.js';
import { OTHER_RESOURCES, PLATFORM_RESOURCES } from './grants.js';

export type Door = 'platform' | 'facturascripts' | 'abaco' | 'exchange';

/** How a key is shown at the door of one of the contracts. */
export interface CallExample {
  door: Door;
  /** Whole lines of the request, any one of which is enough. */
  headers: readonly string[];
  /** A first call that the key may make; null where the contract has nothing that it may read. */
  curl: string | null;
}

type Made = Pick<IssuedApiKeyView, 'token' | 'format' | 'permissions'>;

/** The calls that a key is for, each as it can be pasted; `origin` is that of the server. */
export function examplesFor({ token, format, permissions }: Made, origin: string): readonly CallExample[] {
  if (format === 'org') return [exchange(token, origin)];
  const grants = Grants.parse(permissions);
  const reads = (resource: ResourceName) => grants.allows(resource, 'read');
  const bearer = [`Authorization: Bearer ${token}`, `X-API-Key: ${token}`];
  const example = (door: Door, headers: readonly string[], path: string | undefined): CallExample => ({
    door,
    headers,
    curl: path === undefined ? null : `curl '${origin}${path}' -H '${headers[0]}'`,
  });
  return [
    example('platform', bearer, platformPath(reads)),
    example('facturascripts', [`X-Auth-Token: ${token}`, `Token: ${token}`], facturascriptsPath(reads)),
    example('abaco', bearer, abacoPath(reads)),
  ];
}

/** Such a key buys session tokens and opens nothing by itself. */
const exchange = (token: string, origin: string): CallExample => ({
  door: 'exchange',
  headers: [],
  curl: `curl '${origin}/api/v1/auth/sessions' -H 'Content-Type: application/json' -d '${JSON.stringify({ api_key: token })}'`,
});

type Reads = (resource: ResourceName) => boolean;

/** What people try first, before the others. */
const TRIED: readonly ResourceName[] = ['clients', 'invoices', 'products'];
/** Its records are key management, which the company's policy opens. */
const NO_LIST: ReadonlySet<ResourceName> = new Set(['api-keys']);
const PLATFORM = [...TRIED, ...PLATFORM_RESOURCES].filter((name) => !NO_LIST.has(name));

function platformPath(reads: Reads): string {
  const readable = PLATFORM.find(reads);
  if (!readable) return '/api/v1/api-keys/current';
  return `/api/v1/${readable === 'invoice-batches' ? 'invoice_batches' : readable}`;
}

const TRANSLATED = Object.entries(TRANSLATED_RESOURCES).map(([plural, [, name]]) => [plural, name] as const);
const NAMES_THERE = new Map<ResourceName, string>(TRANSLATED.map(([plural, name]) => [name, plural]));
/** Endpoints such as `crearFacturaCliente` have capitals, and no list; there are no plugins; keys are management. */
const LISTS_THERE = OTHER_RESOURCES.filter(
  (name) => !/[A-Z]/.test(name) && name !== 'plugins' && name !== 'apiaccess',
);

function facturascriptsPath(reads: Reads): string {
  const readable = [...PLATFORM, ...LISTS_THERE].find(
    (name) => reads(name) && (NAMES_THERE.has(name) || LISTS_THERE.includes(name)),
  );
  return readable ? `/api/3/${NAMES_THERE.get(readable) ?? readable}` : '/api/3';
}

const ABACO: readonly (readonly [ResourceName, string])[] = [
  ['clients', '/business-partners'],
  ['invoices', '/documents'],
  ['purchases', '/documents'],
  ['products', '/products'],
  ['users', '/users'],
  ['reports', '/accounting/report-templates'],
];

const abacoPath = (reads: Reads) => ABACO.find(([resource]) => reads(resource))?.[1];

import { invalid } from '../common/problem.js';
import { ACTIONS, RESOURCE_NAMES, resourceNamed } from './resources.js';
import type { Action, ResourceName } from './resources.js';

/** A row of the table `api_access`; `resource` is a canonical name. */
export interface AccessRow {
  resource: string;
  allow_get: boolean;
  allow_post: boolean;
  allow_put: boolean;
  allow_delete: boolean;
}

type Permission = `${ResourceName}.${Action}`;

const COLUMNS = {
  read: 'allow_get',
  create: 'allow_post',
  update: 'allow_put',
  delete: 'allow_delete',
} as const satisfies Record<Action, keyof AccessRow>;

const SORTED_RESOURCES = RESOURCE_NAMES.toSorted();

function permissionsWhere(allows: (resource: ResourceName, action: Action) => boolean): Permission[] {
  return SORTED_RESOURCES.flatMap((resource) =>
    ACTIONS.filter((action) => allows(resource, action)).map((action): Permission => `${resource}.${action}`),
  );
}

/** `invoices.read` or `invoice.*` as permissions; undefined when this version does not know the words. */
function permissionsNamed(text: string): Permission[] | undefined {
  const [spelling, ...words] = text.split('.') as [string, ...string[]];
  const resource = resourceNamed(spelling);
  const word = words.join('.');
  const actions = ACTIONS.filter((action) => word === '*' || word === action);
  if (!resource || actions.length === 0) return undefined;
  return actions.map((action): Permission => `${resource}.${action}`);
}

/**
 * What a key may do: everything (`fullAccess`), or a set of actions on resources. Immutable. Full access
 * also holds what later versions add, so no set of single permissions ever amounts to it.
 */
export class Grants {
  private constructor(
    readonly fullAccess: boolean,
    private readonly granted: ReadonlySet<Permission> = new Set(),
  ) {}

  static full(): Grants {
    return new Grants(true);
  }

  static none(): Grants {
    return new Grants(false);
  }

  /** A resource this version does not know opens nothing; several rows of one resource add up. */
  static fromRows(fullAccess: boolean, rows: readonly AccessRow[]): Grants {
    if (fullAccess) return Grants.full();
    const opens = (resource: ResourceName, action: Action) =>
      rows.some((row) => row.resource === resource && row[COLUMNS[action]]);
    return new Grants(false, new Set(permissionsWhere(opens)));
  }

  /**
   * WHMDC's spelling: `*`, `invoice.*`, `invoices.read`; singular or plural, `-` or `_`, lower case.
   * @throws Problem validation_failed `permissions[<index>]` unknown_permission
   */
  static parse(permissions: readonly string[]): Grants {
    const granted = permissions.flatMap((text, index) => {
      const named = text === '*' ? [] : permissionsNamed(text);
      if (!named) throw invalid(`permissions[${index}]`, 'unknown_permission');
      return named;
    });
    return permissions.includes('*') ? Grants.full() : new Grants(false, new Set(granted));
  }

  /** The rows to store beside `fullAccess`, sorted by resource; full access needs none. */
  rows(): AccessRow[] {
    return SORTED_RESOURCES.map((resource) => ({
      resource,
      allow_get: this.granted.has(`${resource}.read`),
      allow_post: this.granted.has(`${resource}.create`),
      allow_put: this.granted.has(`${resource}.update`),
      allow_delete: this.granted.has(`${resource}.delete`),
    })).filter((row) => row.allow_get || row.allow_post || row.allow_put || row.allow_delete);
  }

  /** The canonical spelling that `parse` reads back: `*`, or `clients.*`, `invoices.read`, ... sorted. */
  permissions(): string[] {
    if (this.fullAccess) return ['*'];
    return SORTED_RESOURCES.flatMap((resource) => {
      const actions = ACTIONS.filter((action) => this.allows(resource, action));
      return actions.length === ACTIONS.length
        ? [`${resource}.*`]
        : actions.map((action) => `${resource}.${action}`);
    });
  }

  allows(resource: ResourceName, action: Action): boolean {
    return this.fullAccess || this.granted.has(`${resource}.${action}`);
  }

  /** True when everything `other` allows is allowed here; nothing but full access covers full access. */
  covers(other: Grants): boolean {
    if (this.fullAccess || other.fullAccess) return this.fullAccess;
    return [...other.granted].every((permission) => this.granted.has(permission));
  }

  equals(other: Grants): boolean {
    return this.covers(other) && other.covers(this);
  }

  /** What both allow. */
  intersect(other: Grants): Grants {
    if (this.fullAccess && other.fullAccess) return this;
    return this.restrictedTo((resource, action) => other.allows(resource, action));
  }

  /** What is allowed here and let through by `allows`; never full access, even when all is let through. */
  restrictedTo(allows: (resource: ResourceName, action: Action) => boolean): Grants {
    const bounded = permissionsWhere(
      (resource, action) => this.allows(resource, action) && allows(resource, action),
    );
    return new Grants(false, new Set(bounded));
  }
}

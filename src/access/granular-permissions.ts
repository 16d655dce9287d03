import type { ResourceName } from './resources.js';

/** What people are given one by one beside their role, each with the resource that it opens; it never applies to keys. */
export const GRANULAR_PERMISSIONS = {
  'accounting.reports.view': 'reports',
} as const satisfies Record<string, ResourceName>;

export type GranularPermission = keyof typeof GRANULAR_PERMISSIONS;

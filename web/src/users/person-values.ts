import type { UseFormReturnType } from '@mantine/form';
import { roleCovers } from '../../../src/access/roles.js';
import type { Person } from './users.js';

/** What is entered about a person. */
export type PersonValues = Pick<Person, 'email' | 'name' | 'role' | 'active' | 'permissions'>;

export type PersonForm = UseFormReturnType<PersonValues>;

/** Whether the person could do something before that they cannot do afterwards. */
export function takesAway(before: PersonValues, after: PersonValues): boolean {
  const isLower = !roleCovers(after.role, before.role);
  const isShutOut = before.active && !after.active;
  return isLower || isShutOut || before.permissions.some((word) => !after.permissions.includes(word));
}

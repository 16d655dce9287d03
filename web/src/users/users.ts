import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import { usersGet, usersList } from '../api/generated/index.js';
import type { UserOfCompany } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export type Person = UserOfCompany;

/** The first part of the keys of everything about people. */
export const USERS = 'users';

export type UserFilter = 'role' | 'active';

/** One page of the people of the company. */
export const people = ({ query: { role, active, ...query } }: ListState<UserFilter>) =>
  queryOptions({
    queryKey: [USERS, 'list', query, role, active],
    queryFn: () =>
      page(
        usersList({
          query: { ...query, role: role as Person['role'], ...(active && { active: active === 'true' }) },
        }),
      ),
    ...paged,
  });

export const person = (id: number) =>
  queryOptions({ queryKey: [USERS, id], queryFn: () => record(usersGet({ path: { id } })) });

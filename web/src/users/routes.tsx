import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="users" />,
    children: [
      { path: '/users', lazy: async () => ({ Component: (await import('./users.page.js')).UsersPage }) },
      { path: '/users/:id', lazy: async () => ({ Component: (await import('./user.page.js')).UserPage }) },
    ],
  },
  {
    element: <ForRole resource="users" action="create" />,
    children: [
      {
        path: '/users/new',
        lazy: async () => ({ Component: (await import('./new-user.page.js')).NewUserPage }),
      },
    ],
  },
];

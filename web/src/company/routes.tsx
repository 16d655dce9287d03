import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="companies" />,
    children: [
      {
        path: '/company',
        lazy: async () => ({ Component: (await import('./company.page.js')).CompanyPage }),
      },
    ],
  },
];

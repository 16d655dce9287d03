import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="api-keys" />,
    children: [
      {
        path: '/audit',
        lazy: async () => ({ Component: (await import('./audit.page.js')).AuditPage }),
      },
    ],
  },
];

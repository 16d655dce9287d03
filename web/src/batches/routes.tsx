import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="invoice-batches" />,
    children: [
      {
        path: '/batches',
        lazy: async () => ({ Component: (await import('./batches.page.js')).BatchesPage }),
      },
      {
        path: '/batches/:id',
        lazy: async () => ({ Component: (await import('./batch.page.js')).BatchPage }),
      },
    ],
  },
];

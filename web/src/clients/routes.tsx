import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="clients" />,
    children: [
      {
        path: '/clients',
        lazy: async () => ({ Component: (await import('./clients.page.js')).ClientsPage }),
      },
      {
        path: '/clients/:id',
        lazy: async () => ({ Component: (await import('./client.page.js')).ClientPage }),
      },
      {
        element: <ForRole resource="clients" action="create" />,
        children: [
          {
            path: '/clients/new',
            lazy: async () => ({ Component: (await import('./new-client.page.js')).NewClientPage }),
          },
        ],
      },
      {
        element: <ForRole resource="clients" action="update" />,
        children: [
          {
            path: '/clients/:id/edit',
            lazy: async () => ({ Component: (await import('./edit-client.page.js')).EditClientPage }),
          },
        ],
      },
    ],
  },
];

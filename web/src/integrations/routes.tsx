import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="api-keys" />,
    children: [
      {
        path: '/integrations',
        lazy: async () => ({ Component: (await import('./integrations.page.js')).IntegrationsPage }),
      },
      {
        path: '/integrations/new',
        lazy: async () => ({ Component: (await import('./new-key.page.js')).NewKeyPage }),
      },
      {
        path: '/integrations/policies',
        lazy: async () => ({ Component: (await import('./policies.page.js')).PoliciesPage }),
      },
      {
        path: '/integrations/:id',
        lazy: async () => ({ Component: (await import('./key.page.js')).KeyPage }),
      },
      {
        path: '/integrations/:id/edit',
        lazy: async () => ({ Component: (await import('./edit-key.page.js')).EditKeyPage }),
      },
      {
        path: '/integrations/:id/rotate',
        lazy: async () => ({ Component: (await import('./rotate-key.page.js')).RotateKeyPage }),
      },
    ],
  },
];

import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="webhooks" />,
    children: [
      {
        path: '/webhooks',
        lazy: async () => ({ Component: (await import('./webhooks.page.js')).WebhooksPage }),
      },
      {
        path: '/webhooks/:id',
        lazy: async () => ({ Component: (await import('./webhook.page.js')).WebhookPage }),
      },
      {
        path: '/webhooks/:id/deliveries/:deliveryId',
        lazy: async () => ({ Component: (await import('./delivery.page.js')).DeliveryPage }),
      },
    ],
  },
  {
    element: <ForRole resource="webhooks" action="create" />,
    children: [
      {
        path: '/webhooks/new',
        lazy: async () => ({ Component: (await import('./new-webhook.page.js')).NewWebhookPage }),
      },
    ],
  },
  {
    element: <ForRole resource="webhooks" action="update" />,
    children: [
      {
        path: '/webhooks/:id/edit',
        lazy: async () => ({ Component: (await import('./edit-webhook.page.js')).EditWebhookPage }),
      },
    ],
  },
];

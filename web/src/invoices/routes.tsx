import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="invoices" />,
    children: [
      {
        path: '/invoices',
        lazy: async () => ({ Component: (await import('./invoices.page.js')).InvoicesPage }),
      },
      {
        path: '/invoices/:id',
        lazy: async () => ({ Component: (await import('./invoice.page.js')).InvoicePage }),
      },
      {
        element: <ForRole resource="invoices" action="create" />,
        children: [
          {
            path: '/invoices/new',
            lazy: async () => ({ Component: (await import('./form/new-invoice.page.js')).NewInvoicePage }),
          },
          {
            path: '/invoices/:id/debit-note',
            lazy: async () => ({
              Component: (await import('./form/new-debit-note.page.js')).NewDebitNotePage,
            }),
          },
        ],
      },
      {
        element: <ForRole resource="invoices" action="update" />,
        children: [
          {
            path: '/invoices/:id/edit',
            lazy: async () => ({ Component: (await import('./form/edit-invoice.page.js')).EditInvoicePage }),
          },
        ],
      },
    ],
  },
];

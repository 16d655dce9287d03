import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="reports" />,
    children: [
      {
        path: '/reports',
        lazy: async () => ({ Component: (await import('./reports.page.js')).ReportsPage }),
      },
      {
        path: '/reports/:name',
        lazy: async () => ({ Component: (await import('./report.page.js')).ReportPage }),
      },
    ],
  },
];

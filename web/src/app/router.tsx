import { createBrowserRouter } from 'react-router';
import { routes as account } from '../account/routes.js';
import { routes as audit } from '../audit/routes.js';
import { routes as batches } from '../batches/routes.js';
import { routes as clients } from '../clients/routes.js';
import { BrokenPage } from '../common/broken.page.js';
import { NotFoundPage } from '../common/not-found.page.js';
import { routes as company } from '../company/routes.js';
import { routes as home } from '../home/routes.js';
import { routes as integrations } from '../integrations/routes.js';
import { routes as invoices } from '../invoices/routes.js';
import { routes as products } from '../products/routes.js';
import { routes as reports } from '../reports/routes.js';
import { routes as users } from '../users/routes.js';
import { routes as webhooks } from '../webhooks/routes.js';
import { Guarded } from '../session/guarded.js';
import { SignInPage } from '../session/sign-in.page.js';

/** Every room of the console brings its own pages, which are loaded when they are opened. */
const ROOMS = [
  ...account,
  ...audit,
  ...batches,
  ...clients,
  ...company,
  ...home,
  ...integrations,
  ...invoices,
  ...products,
  ...reports,
  ...users,
  ...webhooks,
];

export const router = createBrowserRouter(
  [
    {
      errorElement: <BrokenPage />,
      children: [
        { path: '/sign-in', element: <SignInPage /> },
        {
          element: <Guarded />,
          // A page that fails leaves the menu standing.
          children: [
            { errorElement: <BrokenPage />, children: [...ROOMS, { path: '*', element: <NotFoundPage /> }] },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);

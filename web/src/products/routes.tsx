import type { RouteObject } from 'react-router';
import { ForRole } from '../session/for-role.js';

export const routes: RouteObject[] = [
  {
    element: <ForRole resource="products" />,
    children: [
      {
        path: '/products',
        lazy: async () => ({ Component: (await import('./products.page.js')).ProductsPage }),
      },
      {
        path: '/products/:id',
        lazy: async () => ({ Component: (await import('./product.page.js')).ProductPage }),
      },
      {
        element: <ForRole resource="products" action="create" />,
        children: [
          {
            path: '/products/new',
            lazy: async () => ({ Component: (await import('./new-product.page.js')).NewProductPage }),
          },
        ],
      },
      {
        element: <ForRole resource="products" action="update" />,
        children: [
          {
            path: '/products/:id/edit',
            lazy: async () => ({ Component: (await import('./edit-product.page.js')).EditProductPage }),
          },
        ],
      },
    ],
  },
];

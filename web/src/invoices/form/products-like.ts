import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { page } from '../../api/client.js';
import { productsList } from '../../api/generated/index.js';

const SHOWN = 8;
/** The longest search that the server takes. */
const LONGEST = 100;

/** The first products that are sold and have these words in their code or name. */
export const productsLike = (search: string) =>
  queryOptions({
    queryKey: ['products', 'like', search],
    queryFn: () =>
      page(
        productsList({
          query: {
            active: true,
            search: search.slice(0, LONGEST) || undefined,
            per_page: SHOWN,
            sort: 'name',
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

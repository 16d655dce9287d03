import { queryOptions } from '@tanstack/react-query';
import { page, record } from '../api/client.js';
import {
  webhookDeliveriesGet,
  webhookDeliveriesList,
  webhooksGet,
  webhooksList,
} from '../api/generated/index.js';
import type { DeliveryView, WebhookView } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';

export type Webhook = WebhookView;
export type WebhookEvent = Webhook['events'][number];
export type Delivery = DeliveryView;

/** The first part of the keys of everything about webhooks. */
export const WEBHOOKS = 'webhooks';

/** While something is on its way. */
const SOON_MS = 3000;

const soonWhile = (isPending: boolean | undefined) => (isPending ? SOON_MS : false);

export const isPending = ({ status }: Delivery) => status === 'pending';

export const webhooks = ({ query }: ListState<'status'>) =>
  queryOptions({
    queryKey: [WEBHOOKS, 'list', query],
    queryFn: () =>
      page(webhooksList({ query: { ...query, status: query.status as Webhook['status'] | undefined } })),
    ...paged,
  });

export const webhook = (id: number) =>
  queryOptions({ queryKey: [WEBHOOKS, id], queryFn: () => record(webhooksGet({ path: { id } })) });

export type DeliveryFilter = 'status' | 'event';

export const deliveries = (id: number, { query: { status, event, ...query } }: ListState<DeliveryFilter>) =>
  queryOptions({
    queryKey: [WEBHOOKS, id, 'deliveries', query, status, event],
    queryFn: () =>
      page(
        webhookDeliveriesList({
          path: { id },
          query: { ...query, status: status as Delivery['status'], event: event as WebhookEvent },
        }),
      ),
    ...paged,
    refetchInterval: ({ state }) => soonWhile(state.data?.items.some(isPending)),
  });

/** The newest delivery of a webhook; null for none. */
export const lastDelivery = (id: number) =>
  queryOptions({
    queryKey: [WEBHOOKS, id, 'last'],
    queryFn: async () => {
      const { items } = await page(
        webhookDeliveriesList({ path: { id }, query: { per_page: 1, sort: '-id' } }),
      );
      return items[0] ?? null;
    },
    refetchInterval: ({ state }) => soonWhile(state.data?.status === 'pending'),
  });

export const delivery = (id: number, deliveryId: number) =>
  queryOptions({
    queryKey: [WEBHOOKS, id, 'deliveries', deliveryId],
    queryFn: () => record(webhookDeliveriesGet({ path: { id, deliveryId } })),
    refetchInterval: ({ state }) => soonWhile(state.data?.status === 'pending'),
  });

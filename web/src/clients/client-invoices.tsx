import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { page } from '../api/client.js';
import { invoicesList } from '../api/generated/index.js';
import type { Client, InvoiceSummary } from '../api/generated/index.js';
import { Section } from '../common/section.js';
import { LatestInvoices } from '../invoices/latest-invoices.js';

/** What a client was invoiced: the latest, and how many there are of those that are still to be paid. */
export function ClientInvoices({ client: { id, name } }: { client: Client }) {
  const { t } = useTranslation('clients');
  return (
    <Section title={t('invoices')} actions={<Counts clientId={id} />}>
      <LatestInvoices
        label={t('invoicesOf', { name })}
        clientId={id}
        empty={
          <Text c="dimmed" size="sm">
            {t('noInvoices')}
          </Text>
        }
      />
    </Section>
  );
}

function Counts({ clientId }: { clientId: number }) {
  const { t } = useTranslation('clients');
  const all = useCount(clientId);
  const unpaid = useCount(clientId, 'unpaid');
  const overdue = useCount(clientId, 'overdue');
  const to = (status = '') => `/invoices?client_id=${clientId}${status && `&status=${status}`}`;
  const links = [
    { count: overdue, to: to('overdue'), words: t('overdue', { count: overdue }) },
    { count: unpaid, to: to('unpaid'), words: t('unpaid', { count: unpaid }) },
    { count: all, to: to(), words: t('allInvoices', { count: all }) },
  ].filter(({ count }) => count > 0);
  return (
    <Group gap="md">
      {links.map((link) => (
        <Anchor key={link.to} component={Link} to={link.to} size="sm">
          {link.words}
        </Anchor>
      ))}
    </Group>
  );
}

/** 0 while nothing is known. */
function useCount(client_id: number, status?: InvoiceSummary['status']): number {
  const query = { client_id, status, per_page: 1 };
  const { data } = useQuery({
    queryKey: ['invoices', 'list', query],
    queryFn: () => page(invoicesList({ query })),
  });
  return data?.meta.total ?? 0;
}

import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadingPage } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { latestInvoices } from '../invoices/latest-invoices.js';
import { useMay } from '../session/session.js';
import { Begin } from './begin.js';
import { ByMonth } from './by-month.js';
import { Figures } from './figures.js';
import { Latest } from './latest.js';
import { Refusals } from './refusals.js';
import { TopClients } from './top-clients.js';

export function HomePage() {
  const { t } = useTranslation('home');
  const may = useMay();
  return (
    <Page title={t('title')}>
      <Books />
      {may('api-keys') && <Refusals />}
    </Page>
  );
}

/** How the business goes, as far as the reader's role shows it; where it has not begun, how to begin. */
function Books() {
  const may = useMay();
  const { data, isPending } = useQuery(latestInvoices());
  if (isPending) return <LoadingPage />;
  if (data?.items.length === 0) return <Begin />;
  if (!may('reports')) return <Latest />;
  return (
    <>
      <Figures />
      <ByMonth />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <TopClients />
        <Latest />
      </SimpleGrid>
    </>
  );
}

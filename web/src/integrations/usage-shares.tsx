import { SimpleGrid, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageCounted, UsageView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { COUNTS } from './counts.js';

interface Share extends UsageCounted {
  /** What it is the share of; null for those that are not told apart. */
  of: string | null;
  last_at: string;
}

/** Which routes were called, and from which addresses; the most used first. */
export function UsageShares({ view: { routes, addresses } }: { view: UsageView }) {
  const { t } = useTranslation('integrations');
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <Shares
        title={t('usage.byRoute')}
        heading={t('usage.route')}
        rows={routes.map(({ route, ...counts }) => ({ of: route, ...counts }))}
      />
      <Shares
        title={t('usage.byAddress')}
        heading={t('usage.address')}
        rows={addresses.map(({ address, ...counts }) => ({ of: address, ...counts }))}
      />
    </SimpleGrid>
  );
}

function Shares({ title, heading, rows }: { title: string; heading: string; rows: readonly Share[] }) {
  const columns = useShareColumns(heading);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} fz="sm" mb={4}>
        {title}
      </Title>
      <RecordTable label={title} dense rows={rows} keyOf={({ of }) => of ?? ''} columns={columns} />
    </section>
  );
}

function useShareColumns(heading: string): readonly Column<Share>[] {
  const { t } = useTranslation('integrations');
  const { number } = useFormats();
  return [
    { key: 'of', title: heading, cell: (row) => <Shared row={row} /> },
    ...COUNTS.map(({ name }) => ({
      key: name,
      title: t(`usage.${name}`),
      numeric: true,
      cell: (row: Share) => number(row[name]),
    })),
  ];
}

function Shared({ row }: { row: Share }) {
  const { t } = useTranslation('integrations');
  const { moment } = useFormats();
  return (
    <>
      <Text span size="sm" className="secret">
        {row.of ?? t('usage.others')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('usage.last')}: {moment(row.last_at)}
      </Text>
    </>
  );
}

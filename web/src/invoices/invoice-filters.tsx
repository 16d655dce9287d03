import { Button, Collapse, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientSelect } from '../clients/client-select.js';
import { ChoiceFilter } from '../common/choice-filter.js';
import { DayFilter } from '../common/day-filter.js';
import { SearchInput } from '../common/search-input.js';
import { DOCUMENT_KINDS, STATUSES } from './kinds.js';
import { allSeries } from './choices.js';
import type { InvoiceFilter, InvoiceListState } from './invoices.js';

const FURTHER = [
  'kind',
  'series_id',
  'client_id',
  'issued_from',
  'issued_to',
] as const satisfies readonly InvoiceFilter[];

export function InvoiceFilters({ state }: { state: InvoiceListState }) {
  const { t } = useTranslation('invoices');
  const { filters, filter } = state;
  const further = FURTHER.filter((name) => filters[name]).length;
  const [opened, { toggle }] = useDisclosure(further > 0);
  const id = useId();
  return (
    <>
      <SearchInput label={t('search')} value={filters.search} onSearch={(search) => filter({ search })} />
      <ChoiceFilter
        label={t('status')}
        value={filters.status}
        data={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChoose={(status) => filter({ status })}
      />
      <Button
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={toggle}
        aria-expanded={opened}
        aria-controls={id}
      >
        {further > 0 ? t('moreFiltersSet', { count: further }) : t('moreFilters')}
      </Button>
      <Collapse id={id} expanded={opened} w="100%">
        <FurtherFilters state={state} />
      </Collapse>
    </>
  );
}

function FurtherFilters({ state: { filters, filter } }: { state: InvoiceListState }) {
  const { t } = useTranslation(['invoices', 'common']);
  const { data: series = [] } = useQuery(allSeries);
  return (
    <Group gap="sm" align="flex-end">
      <ClientSelect
        label={t('client')}
        placeholder={t('common:all')}
        value={Number(filters.client_id) || null}
        onChange={(client) => filter({ client_id: client && String(client.id) })}
        flex={{ base: '1 1 100%', sm: '1 1 220px' }}
        maw={{ sm: 300 }}
      />
      <ChoiceFilter
        label={t('kind')}
        value={filters.kind}
        data={DOCUMENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChoose={(kind) => filter({ kind })}
      />
      <ChoiceFilter
        label={t('series')}
        value={filters.series_id}
        data={series.map(({ id, code, name }) => ({ value: String(id), label: `${code} · ${name}` }))}
        onChoose={(series_id) => filter({ series_id })}
      />
      <DayFilter
        label={t('issuedFrom')}
        value={filters.issued_from}
        onChoose={(issued_from) => filter({ issued_from })}
      />
      <DayFilter
        label={t('issuedTo')}
        value={filters.issued_to}
        onChoose={(issued_to) => filter({ issued_to })}
      />
    </Group>
  );
}

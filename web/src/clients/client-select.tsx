import { Select, Text } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { page } from '../api/client.js';
import { clientsList } from '../api/generated/index.js';
import type { Client, ClientsListData } from '../api/generated/index.js';
import { client, CLIENTS } from './clients.js';

const PAUSE_MS = 250;
const SHOWN = 20;

type Only = Pick<NonNullable<ClientsListData['query']>, 'customer' | 'supplier' | 'active'>;

const clientsLike = (search: string, only: Only) =>
  queryOptions({
    queryKey: [CLIENTS, 'like', search, only],
    queryFn: () =>
      page(clientsList({ query: { ...only, search: search || undefined, per_page: SHOWN, sort: 'name' } })),
    placeholderData: keepPreviousData,
  });

const ANY: Only = {};

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'label'> {
  label: string;
  value: number | null;
  onChange: (chosen: Client | null) => void;
  /** Which of them can be found; the one that is chosen is shown whatever it is. */
  only?: Only;
}

/** One of the company's clients, however many there are, found by a part of the name, tax id or address. */
export function ClientSelect({ value, onChange, only = ANY, label, ...input }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [opened, { open, close }] = useDisclosure();
  const { data: chosen } = useQuery({ ...client(String(value)), enabled: value !== null });
  const [typed] = useDebouncedValue(words.trim(), PAUSE_MS);
  // The field shows the chosen one's name: nobody searched for it.
  const search = typed === chosen?.name ? '' : typed;
  const found = useQuery({ ...clientsLike(search, only), enabled: opened });
  const clients = found.data?.items ?? [];
  const shown = chosen && !search ? [chosen, ...clients.filter(({ id }) => id !== chosen.id)] : clients;
  const known = new Map(shown.map((one) => [String(one.id), one]));
  return (
    <Select
      label={label}
      searchable
      clearable
      autoComplete="off"
      maxLength={100}
      data={shown.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : known.get(id)!)}
      allowDeselect={false}
      searchValue={words}
      onSearchChange={setWords}
      onDropdownOpen={open}
      onDropdownClose={close}
      // The server has searched.
      filter={({ options }) => options}
      renderOption={({ option }) => <Option client={known.get(option.value)!} />}
      nothingFoundMessage={found.error?.message ?? (found.isPending ? t('loading') : t('nothingFits'))}
      clearButtonProps={{ 'aria-label': t('clearWhat', { label }) }}
      {...input}
    />
  );
}

function Option({ client: { name, tax_id, city } }: { client: Client }) {
  return (
    <div>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {[tax_id, city].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

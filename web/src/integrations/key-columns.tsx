import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiKeyView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import type { Column } from '../common/record-table.js';
import { KeyStateBadge } from './key-state.js';

/** The columns of the list of keys. */
export function useKeyColumns(): readonly Column<ApiKeyView>[] {
  const { t } = useTranslation('integrations');
  const { day, moment } = useFormats();
  return [
    { key: 'name', title: t('columns.name'), sort: 'name', cell: (row) => <NameCell row={row} /> },
    { key: 'status', title: t('columns.status'), cell: (row) => <KeyStateBadge row={row} /> },
    {
      key: 'format',
      title: t('columns.format'),
      from: 'lg',
      cell: ({ format }) => t(`formats.${format}`),
    },
    {
      key: 'lastUse',
      title: t('columns.lastUse'),
      sort: 'last_activity_at',
      from: 'sm',
      nowrap: true,
      cell: ({ last_activity_at, last_ip }) => (
        <>
          {last_activity_at === null ? t('neverUsed') : moment(last_activity_at)}
          {last_ip && (
            <Text size="xs" c="dimmed">
              {last_ip}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'expires',
      title: t('columns.expires'),
      sort: 'expires_at',
      from: 'md',
      nowrap: true,
      cell: ({ expires_at }) => (expires_at === null ? t('never') : day(expires_at)),
    },
    {
      key: 'created',
      title: t('columns.created'),
      sort: 'created_at',
      from: 'md',
      nowrap: true,
      cell: ({ created_at }) => day(created_at),
    },
  ];
}

function NameCell({ row: { id, name, prefix } }: { row: ApiKeyView }) {
  return (
    <>
      <Anchor
        component={Link}
        to={`/integrations/${id}`}
        size="sm"
        fw={500}
        style={{ overflowWrap: 'anywhere' }}
      >
        {name}
      </Anchor>
      <Text size="xs" c="dimmed" className="secret">
        {prefix}…
      </Text>
    </>
  );
}

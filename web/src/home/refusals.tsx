import { Anchor, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PROBLEMS } from '../../../src/common/problem.js';
import { page } from '../api/client.js';
import { auditList } from '../api/generated/index.js';
import type { AuditEvent } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { Section } from '../common/section.js';
import { language } from '../i18n/i18n.js';
import { Actor } from './actor.js';

const QUERY = { action: 'access.refused', per_page: 5, sort: '-id' } as const;

const latestRefusals = queryOptions({
  queryKey: ['audit-events', 'list', QUERY],
  queryFn: () => page(auditList({ query: QUERY })),
});

/** Who was turned away lately, and why; for those who manage keys. */
export function Refusals() {
  const { t } = useTranslation('home');
  const columns = useColumns();
  const log = (
    <Anchor component={Link} to={`/audit?action=${QUERY.action}`} size="sm">
      {t('allRefusals')}
    </Anchor>
  );
  return (
    <Section title={t('refusals')} text={t('refusalsText')} actions={log}>
      <Loaded query={useQuery(latestRefusals)}>
        {({ items }) =>
          items.length > 0 ? (
            <RecordTable label={t('refusals')} rows={items} columns={columns} keyOf={({ id }) => id} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('noRefusals')}
            </Text>
          )
        }
      </Loaded>
    </Section>
  );
}

function useColumns(): Column<AuditEvent>[] {
  const { t } = useTranslation('home');
  const { moment, number } = useFormats();
  return [
    { key: 'why', title: t('why'), cell: ({ details }) => reasonOf(details) },
    { key: 'who', title: t('who'), cell: (event) => <Actor event={event} /> },
    { key: 'call', title: t('call'), from: 'md', cell: ({ details }) => textOf(details.route) },
    {
      key: 'times',
      title: t('times'),
      from: 'sm',
      numeric: true,
      cell: ({ details }) => number(textOf(details.count ?? 1)),
    },
    {
      key: 'when',
      title: t('when'),
      from: 'xs',
      nowrap: true,
      cell: ({ at, details }) => moment(details.last_at ? textOf(details.last_at) : at),
    },
  ];
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '–';

/** Its words in the reader's language; several kinds that were counted together have none. */
function reasonOf({ reason }: AuditEvent['details']): string {
  const code = textOf(reason);
  return code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS][language()] : code;
}

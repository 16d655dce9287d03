import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../common/loaded.js';
import { RecordTable } from '../common/record-table.js';
import { useEventColumns } from './event-columns.js';
import { events, subjectOf } from './events.js';

const LATEST = 10;
/** Refusals are told within seconds. */
const REFRESH_MS = 15_000;

interface Props {
  /** As the log's filter spells it: `api_key:7`. */
  subject: string;
  /** The words of the way to all of it. */
  wholeText: string;
}

/** What happened to one thing lately. */
export function AuditTrail({ subject, wholeText }: Props) {
  const { t } = useTranslation('audit');
  const query = useQuery({
    ...events({ ...subjectOf(subject), per_page: LATEST }),
    refetchInterval: REFRESH_MS,
  });
  const columns = useEventColumns().map(({ sort: _sort, ...column }) => column);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm">{t('emptyTrail')}</Text>
        ) : (
          <>
            <RecordTable label={t('title')} rows={items} columns={columns} keyOf={({ id }) => id} />
            <Anchor
              component={Link}
              to={`/audit?subject=${encodeURIComponent(subject)}`}
              size="sm"
              w="fit-content"
            >
              {wholeText}
            </Anchor>
          </>
        )
      }
    </Loaded>
  );
}

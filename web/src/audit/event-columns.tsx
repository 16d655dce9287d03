import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEvent } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import type { Column } from '../common/record-table.js';
import { useEventLines } from './event-lines.js';
import { EventSentence } from './event-sentence.js';
import { useNames } from './names.js';

const MOST_LINES = 4;

/** How events are told: what happened, when and from where. */
export function useEventColumns(): readonly Column<AuditEvent>[] {
  const { t } = useTranslation('audit');
  const { moment } = useFormats();
  const names = useNames();
  const linesOf = useEventLines(names);
  return [
    {
      key: 'when',
      title: t('when'),
      sort: 'id',
      cell: ({ id, at, address }) => (
        <>
          <Text size="sm" className="moment">
            {moment(at)}
          </Text>
          <Text size="xs" c="dimmed">
            #{id}
          </Text>
          <Text size="xs" c="dimmed" hiddenFrom="sm" style={{ overflowWrap: 'anywhere' }}>
            {address}
          </Text>
        </>
      ),
    },
    {
      key: 'what',
      title: t('what'),
      cell: (event) => (
        <>
          <EventSentence event={event} names={names} />
          {linesOf(event).map((line) => (
            <Text key={line} size="xs" c="dimmed" lineClamp={MOST_LINES} style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Text>
          ))}
        </>
      ),
    },
    {
      key: 'where',
      title: t('where'),
      from: 'sm',
      cell: ({ address }) => (
        <Text size="sm" className="moment">
          {address ?? '–'}
        </Text>
      ),
    },
  ];
}

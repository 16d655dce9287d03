import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiKeyView } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { stateOf } from './keys.js';
import type { KeyState } from './keys.js';

const COLOURS: Record<KeyState, string> = {
  active: 'green',
  disabled: 'gray',
  expired: 'orange',
  revoked: 'red',
  ending: 'yellow',
};

/** Whether a key works, and until when one does that was replaced. */
export function KeyStateBadge({ row }: { row: ApiKeyView }) {
  const { t } = useTranslation('integrations');
  const { moment } = useFormats();
  const state = stateOf(row);
  return (
    <>
      <Badge color={COLOURS[state]}>{t(`states.${state}`)}</Badge>
      {state === 'ending' && (
        <Text size="xs" c="dimmed">
          {t('worksUntil', { moment: moment(row.revoked_at) })}
        </Text>
      )}
    </>
  );
}

import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { record } from '../api/client.js';
import { apiKeysRotate } from '../api/generated/index.js';
import type { ApiKeyView, IssuedApiKeyView } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { EmptyState } from '../common/empty-state.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useSave } from '../common/save.js';
import { KEY_CHANGES } from './keys.js';

/** In seconds; the longest is the longest that the server lets an old key live. */
const OVERLAPS = { none: 0, hour: 3_600, day: 86_400, week: 604_800, month: 2_592_000 } as const;
type Overlap = keyof typeof OVERLAPS;

interface Props {
  row: ApiKeyView;
  onIssued: (issued: IssuedApiKeyView) => void;
}

/** How long the old key lives beside the new one. */
export function RotateForm({ row, onIssued }: Props) {
  const { t } = useTranslation(['integrations', 'common']);
  const [overlap, setOverlap] = useState<Overlap>('day');
  const attempt = useAttempt();
  const rotate = useSave({
    work: (chosen: Overlap) => {
      const body = { overlap_seconds: OVERLAPS[chosen] };
      return record(apiKeysRotate({ path: { id: row.id }, body, headers: attempt(body) }));
    },
    changes: KEY_CHANGES,
    onSaved: onIssued,
  });
  if (row.revoked_at !== null)
    return <EmptyState title={t('key.cannotRotate')} text={t('key.cannotRotateText')} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rotate.mutate(overlap);
      }}
    >
      <Stack>
        <Radio.Group aria-label={t('key.overlap')} value={overlap} onChange={setOverlap}>
          <Stack gap="xs">
            {(Object.keys(OVERLAPS) as Overlap[]).map((value) => (
              <Radio key={value} value={value} label={t(`key.overlaps.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <ProblemAlert error={rotate.error} />
        <Group>
          <Button type="submit" loading={rotate.isPending}>
            {t('key.rotated')}
          </Button>
          <Button component={Link} to={`/integrations/${row.id}`} variant="default">
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

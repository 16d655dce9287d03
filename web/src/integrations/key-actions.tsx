import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { record } from '../api/client.js';
import { apiKeysUpdate } from '../api/generated/index.js';
import type { ApiKeyView } from '../api/generated/index.js';
import { useSave } from '../common/save.js';
import { KEY_CHANGES } from './keys.js';
import { RevokeDialog } from './revoke-dialog.js';

/** What can be done to a key; nothing to one that was revoked. */
export function KeyActions({ row }: { row: ApiKeyView }) {
  const { t } = useTranslation('integrations');
  const [isRevoking, setRevoking] = useState(false);
  const path = `/integrations/${row.id}`;
  const enable = useSave({
    work: (enabled: boolean) => record(apiKeysUpdate({ path: { id: row.id }, body: { enabled } })),
    changes: KEY_CHANGES,
    done: ({ enabled }) => t(enabled ? 'key.enabled' : 'key.disabled'),
  });
  const toggle = () =>
    enable.mutate(!row.enabled, {
      onError: ({ message }) => notifications.show({ color: 'red', message }),
    });
  const isOver = row.status === 'revoked';
  return (
    <>
      {!isOver && (
        <>
          <Button component={Link} to={`${path}/edit`} variant="default">
            {t('key.edit')}
          </Button>
          {row.revoked_at === null && (
            <Button component={Link} to={`${path}/rotate`} variant="default">
              {t('key.rotate')}
            </Button>
          )}
          <Button variant="default" loading={enable.isPending} onClick={toggle}>
            {t(row.enabled ? 'key.disable' : 'key.enable')}
          </Button>
          <Button color="red" variant="light" onClick={() => setRevoking(true)}>
            {t('key.revoke')}
          </Button>
        </>
      )}
      <RevokeDialog row={row} opened={isRevoking} onClose={() => setRevoking(false)} />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { apiKeysRevoke } from '../api/generated/index.js';
import type { ApiKeyView } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { useSave } from '../common/save.js';
import { KEY_CHANGES } from './keys.js';

interface Props {
  row: ApiKeyView;
  opened: boolean;
  onClose: () => void;
}

/** Ends a key for good, once its name was typed. */
export function RevokeDialog({ row, opened, onClose }: Props) {
  const { t } = useTranslation('integrations');
  const revoke = useSave({
    work: () => record(apiKeysRevoke({ path: { id: row.id } })),
    changes: KEY_CHANGES,
    done: () => t('key.revokedNow'),
    onSaved: onClose,
  });
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={t('key.revokeTitle', { name: row.name })}
      action={t('key.revoke')}
      typed={row.name}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
    >
      {t('key.revokeText')}
    </ConfirmDialog>
  );
}

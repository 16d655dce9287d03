import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { record } from '../api/client.js';
import { clientsRemove } from '../api/generated/index.js';
import { DeleteButton } from '../common/delete-button.js';
import { CLIENTS } from './clients.js';

export function DeleteClient({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation('clients');
  const navigate = useNavigate();
  return (
    <DeleteButton
      title={t('deleteTitle', { name })}
      text={t('deleteText')}
      advice={t('deleteAdvice')}
      work={() => record(clientsRemove({ path: { id } }))}
      done={t('deleted_done', { name })}
      first={CLIENTS}
      onDeleted={() => navigate('/clients', { replace: true })}
    />
  );
}

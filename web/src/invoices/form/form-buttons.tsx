import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Saving } from './invoice-form.js';

interface Props {
  canBeDraft: boolean;
  busy: Saving | null;
  onIssue: () => void;
  back: string;
}

export function FormButtons({ canBeDraft, busy, onIssue, back }: Props) {
  const { t } = useTranslation(['invoices', 'common']);
  return (
    <Group>
      <Button onClick={onIssue} loading={busy === 'issue'} disabled={busy === 'draft'}>
        {t('steps.issue')}
      </Button>
      {canBeDraft && (
        <Button type="submit" variant="default" loading={busy === 'draft'} disabled={busy === 'issue'}>
          {t('saveDraft')}
        </Button>
      )}
      <Button component={Link} to={back} variant="subtle">
        {t('common:cancel')}
      </Button>
    </Group>
  );
}

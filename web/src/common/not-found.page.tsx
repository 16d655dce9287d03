import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from './empty-state.js';
import { Page } from './page.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFoundTitle')}>
      <EmptyState
        title={t('notFoundText')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('toStart')}
          </Button>
        }
      />
    </Page>
  );
}

import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import type { Action, ResourceName } from '../../../src/access/resources.js';
import { EmptyState } from '../common/empty-state.js';
import { Page } from '../common/page.js';
import { useMay } from './session.js';

interface Props {
  resource: ResourceName;
  /** What is done there; it is read when absent. */
  action?: Action;
}

/** Pages about a resource, for those whose role opens them. */
export function ForRole({ resource, action }: Props) {
  const { t } = useTranslation('session');
  const may = useMay();
  if (may(resource, action)) return <Outlet />;
  return (
    <Page title={t('notYours')}>
      <EmptyState title={t('notYoursText')} icon={<IconLock aria-hidden />} />
    </Page>
  );
}

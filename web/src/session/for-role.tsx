import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import type { ResourceName } from '../../../src/access/resources.js';
import { EmptyState } from '../common/empty-state.js';
import { useMay } from './session.js';

/** Pages about a resource, for those whose role may read it. */
export function ForRole({ resource }: { resource: ResourceName }) {
  const { t } = useTranslation('session');
  const may = useMay();
  if (!may(resource)) return <EmptyState title={t('notYours')} text={t('notYoursText')} />;
  return <Outlet />;
}

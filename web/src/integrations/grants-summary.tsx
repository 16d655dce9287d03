import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Grants } from '../../../src/access/grants.js';
import { ACTIONS, RESOURCE_NAMES } from '../../../src/access/resources.js';
import type { ApiKeyView } from '../api/generated/index.js';
import { Facts } from '../common/facts.js';
import { MatrixNotes } from './matrix-notes.js';
import { useResourceName } from './resource-name.js';

/** What a key may do, resource by resource. */
export function GrantsSummary({ row }: { row: ApiKeyView }) {
  const { t } = useTranslation('integrations');
  const nameOf = useResourceName();
  const grants = Grants.fromRows(row.full_access, row.access);
  if (grants.fullAccess) return <Text size="sm">{t('matrix.everything')}</Text>;
  const held = RESOURCE_NAMES.flatMap((resource) => {
    const actions = ACTIONS.filter((action) => grants.allows(resource, action));
    return actions.length > 0 ? [{ resource, actions }] : [];
  });
  if (held.length === 0) return <Text size="sm">{t('matrix.nothing')}</Text>;
  return (
    <>
      <Facts
        cols={4}
        facts={held.map(({ resource, actions }) => [
          nameOf(resource),
          actions.map((action) => t(`matrix.verbs.${action}`)).join(', '),
        ])}
      />
      <MatrixNotes
        deletes={held.some(({ actions }) => actions.includes('delete'))}
        managesKeys={held.some(({ resource }) => resource === 'api-keys')}
      />
    </>
  );
}

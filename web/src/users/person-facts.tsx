import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { holdsEveryPermission } from '../../../src/access/roles.js';
import { Facts } from '../common/facts.js';
import { useMay } from '../session/session.js';
import { usePermissionWords } from './permission-words.js';
import type { Person } from './users.js';

/** What somebody may do, for a reader who cannot change it, and why not. */
export function PersonFacts({ person: { role, permissions } }: { person: Person }) {
  const { t } = useTranslation(['users', 'shell', 'common']);
  const may = useMay();
  const say = usePermissionWords();
  const given = permissions.map(say).join(', ') || t('common:none');
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {may('users', 'update') ? t('aboveYou') : t('readOnly')}
      </Text>
      <Facts
        facts={[
          [t('role'), `${t(`shell:roles.${role}`)}: ${t(`roleTexts.${role}`)}`],
          [t('permissions'), holdsEveryPermission(role) ? t('heldByRole') : given],
        ]}
        cols={2}
      />
    </Stack>
  );
}

import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProfile } from '../session/session.js';
import { companyOf } from './keys.js';
import type { Opens } from './opens.js';

interface Props {
  /** Whether something about deleting, or about keys, is given or can be. */
  deletes: boolean;
  managesKeys: boolean;
  boundBy?: Opens['boundBy'];
}

/** What stays closed whatever is chosen, and who could open it. */
export function MatrixNotes({ deletes, managesKeys, boundBy = null }: Props) {
  const { t } = useTranslation('integrations');
  const { company } = useProfile();
  const { data: policy } = useQuery(companyOf(company.id));
  const notes = [
    policy?.key_deletes === 'forbidden' && deletes && t('matrix.deletesForbidden'),
    policy?.key_management === 'web-session' && managesKeys && t('matrix.managementForbidden'),
  ].filter((note) => note !== false && note !== undefined);
  return (
    <Stack gap={4}>
      {boundBy && <Text size="sm">{t(`matrix.${boundBy}`)}</Text>}
      {notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
      {notes.length > 0 && (
        <Anchor component={Link} to="/integrations/policies" size="sm" w="fit-content">
          {t('matrix.toPolicies')}
        </Anchor>
      )}
    </Stack>
  );
}

import { Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roleCovers } from '../../../src/access/roles.js';
import { people } from '../common/people.js';
import { useNames } from '../audit/names.js';
import { useProfile } from '../session/session.js';
import type { KeyValues } from './key-values.js';

const NOBODY = '';

/** In whose name a key acts; nobody lends the name of a person who holds more than they do. */
export function ActingUserField({ form }: { form: UseFormReturnType<KeyValues> }) {
  const { t } = useTranslation(['integrations', 'shell']);
  const { user } = useProfile();
  const { data = [] } = useQuery(people);
  const names = useNames();
  const { user_id } = form.values;
  const offered = data.filter(({ active, role }) => active && roleCovers(user.role, role));
  const named = offered.map(({ id, name, role }) => ({
    value: String(id),
    label: t('form.userWithRole', { name, role: t(`shell:roles.${role}`) }),
  }));
  // Somebody who left, or who holds more by now, stays to be seen until another is chosen.
  const kept = user_id !== null && !named.some(({ value }) => value === user_id);
  return (
    <Select
      label={t('form.user')}
      description={t('form.userText')}
      data={[
        { value: NOBODY, label: t('form.nobody') },
        ...named,
        ...(kept ? [{ value: user_id, label: names.person(Number(user_id)) }] : []),
      ]}
      value={user_id ?? NOBODY}
      onChange={(value) => form.setFieldValue('user_id', value || null)}
      error={form.errors['user_id']}
      allowDeselect={false}
      searchable
    />
  );
}

import { Accordion, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { roleCovers, ROLES } from '../../../src/access/roles.js';
import { useProfile } from '../session/session.js';
import { PermissionsField } from './permissions-field.js';
import type { PersonForm } from './person-values.js';
import { RoleTable } from './role-table.js';

/** Name, role, state and permissions; nobody gives away a role above their own. */
export function PersonFields({ form }: { form: PersonForm }) {
  const { t } = useTranslation(['users', 'shell']);
  const { user } = useProfile();
  return (
    <Stack gap="lg">
      <TextInput
        label={t('name')}
        description={t('nameText')}
        maxLength={200}
        maw={420}
        {...form.getInputProps('name')}
      />
      <Radio.Group label={t('role')} {...form.getInputProps('role')}>
        <Stack gap="sm" mt={6}>
          {ROLES.map((role) => {
            const isMine = roleCovers(user.role, role);
            return (
              <Radio
                key={role}
                value={role}
                label={t(`shell:roles.${role}`)}
                description={isMine ? t(`roleTexts.${role}`) : t('aboveYours')}
                disabled={!isMine}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      <Accordion variant="contained">
        <Accordion.Item value="roles">
          <Accordion.Control>{t('roles')}</Accordion.Control>
          <Accordion.Panel>
            <RoleTable />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <PermissionsField role={form.getValues().role} {...form.getInputProps('permissions')} />
      <Switch
        label={t('active')}
        description={t('activeText')}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
    </Stack>
  );
}

import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ROLES } from '../../../src/access/roles.js';
import { ChoiceFilter } from '../common/choice-filter.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import type { Column } from '../common/record-table.js';
import { Section } from '../common/section.js';
import { useMay, useProfile } from '../session/session.js';
import { RoleTable } from './role-table.js';
import { UserState } from './user-state.js';
import { people } from './users.js';
import type { Person, UserFilter } from './users.js';

export function UsersPage() {
  const { t } = useTranslation(['users', 'shell']);
  const may = useMay();
  const state = useListState<UserFilter>('name', ['role', 'active']);
  const query = useQuery(people(state));
  const add = may('users', 'create') && (
    <Button component={Link} to="/users/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={add}>
      <RecordList
        label={t('people')}
        query={query}
        state={state}
        columns={useColumns()}
        keyOf={({ id }) => id}
        minWidth={460}
        filters={
          <>
            <ChoiceFilter
              label={t('role')}
              value={state.filters.role}
              data={ROLES.map((value) => ({ value, label: t(`shell:roles.${value}`) }))}
              onChoose={(role) => state.filter({ role })}
            />
            <ChoiceFilter
              label={t('state')}
              value={state.filters.active}
              data={[
                { value: 'true', label: t('states.true') },
                { value: 'false', label: t('states.false') },
              ]}
              onChoose={(active) => state.filter({ active })}
            />
          </>
        }
        empty={<EmptyState title={t('emptyTitle')} action={add} />}
      />
      <Section title={t('roles')} text={t('rolesText')}>
        <RoleTable />
      </Section>
    </Page>
  );
}

function useColumns(): Column<Person>[] {
  const { t } = useTranslation(['users', 'shell']);
  const { moment } = useFormats();
  const { user } = useProfile();
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: ({ id, name, email }) => (
        <>
          <Group gap="0 8px">
            <Anchor component={Link} to={`/users/${id}`} fw={500} fz="sm">
              {name}
            </Anchor>
            {id === user.id && (
              <Text span size="xs" c="dimmed">
                {t('you')}
              </Text>
            )}
          </Group>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
        </>
      ),
    },
    { key: 'role', title: t('role'), cell: ({ role }) => t(`shell:roles.${role}`) },
    { key: 'state', title: t('state'), cell: ({ active }) => <UserState active={active} /> },
    {
      key: 'since',
      title: t('since'),
      sort: 'created_at',
      from: 'md',
      cell: ({ created_at }) => moment(created_at),
    },
  ];
}

import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { roleCovers } from '../../../src/access/roles.js';
import { CopiedValue } from '../common/copied-value.js';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useMay, useProfile } from '../session/session.js';
import { PersonFacts } from './person-facts.js';
import { PersonForm } from './person-form.js';
import { UserState } from './user-state.js';
import { person } from './users.js';
import type { Person } from './users.js';

export function UserPage() {
  const { t } = useTranslation('users');
  const id = Number(useParams().id);
  const query = useQuery(person(id));
  return (
    <Page
      title={query.data?.name ?? t('title')}
      badge={query.data && <UserState active={query.data.active} />}
      back={{ to: '/users', label: t('title') }}
    >
      <Loaded query={query}>{(found) => <PersonSections key={found.id} found={found} />}</Loaded>
    </Page>
  );
}

/** As a shell takes it for one word, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function PersonSections({ found }: { found: Person }) {
  const { t } = useTranslation(['users', 'shell']);
  const { moment } = useFormats();
  const { user } = useProfile();
  const may = useMay();
  const { email, role, created_at, updated_at } = found;
  const isOpen = may('users', 'update') && roleCovers(user.role, role);
  return (
    <Stack>
      <Section title={t('account')}>
        <Facts
          facts={[
            [t('email'), found.id === user.id ? `${email} (${t('you')})` : email],
            [t('role'), t(`shell:roles.${role}`)],
            [t('since'), moment(created_at)],
            [t('changed'), moment(updated_at)],
          ]}
        />
      </Section>
      <Section title={t('membership')} text={t('membershipText')}>
        {isOpen ? <PersonForm person={found} /> : <PersonFacts person={found} />}
      </Section>
      {may('users', 'update') && (
        <Section title={t('signingIn')}>
          <Text size="sm">{t('signingInText')}</Text>
          <Group grow>
            <CopiedValue
              label={t('command')}
              value={`echo "$PASSWORD" | npm run -s llavero -- users password --email ${quoted(email)}`}
            />
          </Group>
        </Section>
      )}
    </Stack>
  );
}

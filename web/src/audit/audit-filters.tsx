import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTIONS, SUBJECT_TYPES } from '../../../src/audit/audit-event.js';
import type { ListState } from '../common/list-state.js';
import { people } from '../common/people.js';
import { wordOf } from './event-sentence.js';
import type { AuditFilter } from './events.js';
import { keyNames, useNames } from './names.js';

const WIDTH = { base: '100%', xs: 190 };

/** What of the log is shown: by event, by who did it, by what it is about, and by day. */
export function AuditFilters({ state: { filters, filter } }: { state: ListState<AuditFilter> }) {
  const { t } = useTranslation(['audit', 'common']);
  const choices = useChoices(filters.subject);
  const select = (name: 'action' | 'actor' | 'subject') => (
    <Select
      key={name}
      label={t(name)}
      placeholder={t('common:all')}
      data={choices[name]}
      value={filters[name] ?? null}
      onChange={(value) => filter({ [name]: value })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:clearWhat', { label: t(name) }) }}
      w={WIDTH}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      key={name}
      type="date"
      label={t(name)}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => filter({ [name]: currentTarget.value || null })}
      w={{ base: '100%', xs: 160 }}
    />
  );
  return [select('action'), select('actor'), select('subject'), day('from'), day('to')];
}

/** What can be chosen; `subject` may name one key or person, as links to the log do. */
function useChoices(subject: string | undefined) {
  const { t } = useTranslation('audit');
  const names = useNames();
  const { data: persons = [] } = useQuery(people);
  const { data: keys = [] } = useQuery(keyNames);
  const [type, id] = (subject ?? '').split(':');
  const one =
    type === 'api_key' ? names.key(Number(id)) : type === 'user' ? names.person(Number(id)) : undefined;
  return {
    action: AUDIT_ACTIONS.map((value) => ({ value, label: t(`sentences.names.${wordOf(value)}`) })),
    actor: [
      { group: t('people'), items: persons.map(({ id, name }) => ({ value: `user:${id}`, label: name })) },
      { group: t('keys'), items: keys.map(({ id, name }) => ({ value: `api_key:${id}`, label: name })) },
    ],
    subject: [
      ...SUBJECT_TYPES.map((value) => ({ value: value as string, label: t(`subjects.${value}`) })),
      ...(subject && id && one ? [{ value: subject, label: one }] : []),
    ],
  };
}

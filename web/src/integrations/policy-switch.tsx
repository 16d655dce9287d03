import { Group, List, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { companiesSetPolicy } from '../api/generated/index.js';
import type { Company } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useSave } from '../common/save.js';
import { Section } from '../common/section.js';

const CLOSED = { key_deletes: 'forbidden', key_management: 'web-session' } as const;
type Policy = keyof typeof CLOSED;

/** A policy of the company: what it opens, what stays closed; closed at once, opened once that was confirmed. */
export function PolicySwitch({ company, policy }: { company: Company; policy: Policy }) {
  const { t } = useTranslation('integrations');
  const [isAsking, setAsking] = useState(false);
  const isOpen = company[policy] === 'granted';
  const set = useSave({
    work: (open: boolean) =>
      record(
        companiesSetPolicy({
          path: { id: company.id },
          body: { [policy]: open ? 'granted' : CLOSED[policy] },
        }),
      ),
    changes: ['companies', 'audit-events'],
    done: (saved) => t(`policy.${policy}.${saved[policy] === 'granted' ? 'opened' : 'closedNow'}`),
    onSaved: () => setAsking(false),
  });
  const close = () => {
    set.reset();
    setAsking(false);
  };
  return (
    <Section
      title={t(`policy.${policy}.title`)}
      actions={
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t(isOpen ? 'policy.open' : 'policy.closed')}
          </Text>
          <Switch
            checked={isOpen}
            aria-label={t(`policy.${policy}.title`)}
            onChange={() => (isOpen ? set.mutate(false) : setAsking(true))}
          />
        </Group>
      }
    >
      <List size="sm" spacing={4}>
        {(['opens', 'stays', 'always'] as const).map((word) => (
          <List.Item key={word}>{t(`policy.${policy}.${word}`)}</List.Item>
        ))}
      </List>
      {!isAsking && <ProblemAlert error={set.error} />}
      <ConfirmDialog
        opened={isAsking}
        onClose={close}
        title={t(`policy.${policy}.ask`)}
        action={t('policy.confirm')}
        busy={set.isPending}
        error={set.error}
        onConfirm={() => set.mutate(true)}
      >
        {t(`policy.${policy}.consequence`)}
      </ConfirmDialog>
    </Section>
  );
}

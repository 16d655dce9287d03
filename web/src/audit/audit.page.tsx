import { Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../common/empty-state.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import { useProfile } from '../session/session.js';
import { AuditFilters } from './audit-filters.js';
import { useEventColumns } from './event-columns.js';
import { AUDIT_FILTERS, events, queryOf } from './events.js';
import { useVerification } from './verification.js';
import { VerificationState, VerifyButton } from './verify-log.js';

export function AuditPage() {
  const { t } = useTranslation('audit');
  const { timezone } = useProfile().company;
  const state = useListState('-id', AUDIT_FILTERS);
  const query = useQuery(events(queryOf(state, timezone)));
  const columns = useEventColumns();
  const verification = useVerification();
  return (
    <Page title={t('title')} actions={<VerifyButton verify={verification.verify} />}>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <VerificationState {...verification} />
      <RecordList
        label={t('title')}
        query={query}
        state={state}
        columns={columns}
        keyOf={({ id }) => id}
        filters={<AuditFilters state={state} />}
        empty={<EmptyState title={t('empty')} text={t('emptyText')} icon={<IconShieldCheck aria-hidden />} />}
      />
    </Page>
  );
}

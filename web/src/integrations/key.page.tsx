import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { AuditTrail } from '../audit/trail.js';
import { Loaded, LoadingLines } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { GrantsSummary } from './grants-summary.js';
import { KeyActions } from './key-actions.js';
import { KeyFacts } from './key-facts.js';
import { KeyStateBadge } from './key-state.js';
import { keyOf } from './keys.js';

/** Apart from the page: charts are big, and the page is there before them. */
const Usage = lazy(async () => ({ default: (await import('./usage.js')).Usage }));

/** So that its last use is seen without loading the page again. */
const REFRESH_MS = 15_000;

export function KeyPage() {
  const { t } = useTranslation('integrations');
  const id = Number(useParams()['id']);
  const query = useQuery({ ...keyOf(id), refetchInterval: REFRESH_MS });
  const { data: row } = query;
  return (
    <Page
      title={row?.name ?? t('title')}
      back={{ to: '/integrations', label: t('title') }}
      badge={row && <KeyStateBadge row={row} />}
      actions={row && <KeyActions key={id} row={row} />}
    >
      <Loaded query={query}>
        {(loaded) => (
          <>
            <Section title={t('key.about')}>
              <KeyFacts row={loaded} />
            </Section>
            <Suspense fallback={<LoadingLines lines={9} />}>
              <Usage key={id} id={id} />
            </Suspense>
            <Section title={t('form.grants')}>
              <GrantsSummary row={loaded} />
            </Section>
            <Section title={t('key.trail')} text={t('key.trailText')}>
              <AuditTrail subject={`api_key:${id}`} wholeText={t('key.wholeTrail')} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

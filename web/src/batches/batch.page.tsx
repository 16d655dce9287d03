import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Facts } from '../common/facts.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { BatchInvoices } from './batch-invoices.js';
import { BatchProgress } from './batch-progress.js';
import { batch, countsOf } from './batches.js';
import type { Batch } from './batches.js';
import { BatchState } from './states.js';

export function BatchPage() {
  const { t } = useTranslation('batches');
  const id = Number(useParams().id);
  const query = useQuery(batch(id));
  return (
    <Page
      title={query.data?.external_batch_id ?? t('batch', { id })}
      badge={query.data && <BatchState status={query.data.status} />}
      back={{ to: '/batches', label: t('title') }}
    >
      <Loaded query={query}>
        {(found) => (
          <Stack>
            <Section title={t('facts')} text={t('takenText')}>
              <BatchProgress batch={found} />
              <BatchFacts batch={found} />
            </Section>
            <BatchInvoices batch={found} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function BatchFacts({ batch }: { batch: Batch }) {
  const { t } = useTranslation('batches');
  const { moment, number } = useFormats();
  const { total, issued, failed, left } = countsOf(batch);
  const { received_at, processed_at } = batch;
  const seconds = processed_at && (Date.parse(processed_at) - Date.parse(received_at)) / 1000;
  return (
    <Facts
      facts={[
        [t('taken'), number(total)],
        [t('issued'), number(issued)],
        [t('failed'), number(failed)],
        [t('left'), number(left)],
        [t('received'), moment(received_at)],
        [t('processed'), processed_at ? moment(processed_at) : null],
        [
          t('duration'),
          seconds === null ? null : seconds === 0 ? t('atOnce') : t('seconds', { seconds: number(seconds) }),
        ],
      ]}
      cols={4}
    />
  );
}

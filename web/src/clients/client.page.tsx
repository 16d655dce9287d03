import { Button } from '@mantine/core';
import { IconFilePlus, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Client } from '../api/generated/index.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { useMay } from '../session/session.js';
import { ClientBadges } from './client-badges.js';
import { ClientFacts } from './client-facts.js';
import { ClientInvoices } from './client-invoices.js';
import { client } from './clients.js';
import { DeleteClient } from './delete-client.js';

export function ClientPage() {
  const { t } = useTranslation('clients');
  const { id = '' } = useParams();
  const query = useQuery(client(id));
  const { data } = query;
  const may = useMay();
  return (
    <Page
      title={data?.name ?? t('client')}
      badge={data && <ClientBadges client={data} />}
      back={{ to: '/clients', label: t('title') }}
      actions={data && <Actions client={data} />}
    >
      <Loaded query={query}>
        {(read) => (
          <>
            <ClientFacts client={read} />
            {may('invoices') && <ClientInvoices client={read} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ client: { id, name, active, customer } }: { client: Client }) {
  const { t } = useTranslation(['clients', 'common']);
  const may = useMay();
  return (
    <>
      {may('invoices', 'create') && active && customer && (
        <Button
          component={Link}
          to={`/invoices/new?client_id=${id}`}
          leftSection={<IconFilePlus size={16} aria-hidden />}
        >
          {t('newInvoice')}
        </Button>
      )}
      {may('clients', 'update') && (
        <Button
          component={Link}
          to={`/clients/${id}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
        >
          {t('common:edit')}
        </Button>
      )}
      {may('clients', 'delete') && <DeleteClient id={id} name={name} />}
    </>
  );
}

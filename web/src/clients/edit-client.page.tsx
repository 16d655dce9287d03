import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { record } from '../api/client.js';
import { clientsUpdate } from '../api/generated/index.js';
import type { Client } from '../api/generated/index.js';
import { changed } from '../common/changed.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { ClientForm } from './client-form.js';
import { bodyOf, valuesOf } from './client-values.js';
import type { ClientValues } from './client-values.js';
import { client } from './clients.js';

export function EditClientPage() {
  const { t } = useTranslation('clients');
  const { id = '' } = useParams();
  const query = useQuery(client(id));
  const name = query.data?.name ?? t('client');
  return (
    <Page title={t('editClient', { name })} back={{ to: `/clients/${id}`, label: name }}>
      <Loaded query={query}>{(read) => <EditForm client={read} />}</Loaded>
    </Page>
  );
}

function EditForm({ client: read }: { client: Client }) {
  const { t } = useTranslation('clients');
  // Read again meanwhile, it is no change of this form's.
  const [before] = useState(() => valuesOf(read));
  const save = (now: ClientValues) =>
    record(clientsUpdate({ path: { id: read.id }, body: changed(bodyOf(before), bodyOf(now)) }));
  return (
    <ClientForm
      initial={before}
      save={save}
      done={({ name }) => t('changed_done', { name })}
      back={`/clients/${read.id}`}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { record } from '../api/client.js';
import { apiKeysUpdate } from '../api/generated/index.js';
import type { ApiKeyView } from '../api/generated/index.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { useSave } from '../common/save.js';
import { useProfile } from '../session/session.js';
import { KeyForm } from './key-form.js';
import { changesBetween, valuesOf } from './key-values.js';
import type { KeyValues } from './key-values.js';
import { KEY_CHANGES, keyOf } from './keys.js';
import { useOpens } from './opens.js';

export function EditKeyPage() {
  const id = Number(useParams()['id']);
  const query = useQuery(keyOf(id));
  const makerId = query.data?.maker_key_id ?? undefined;
  const maker = useQuery({ ...keyOf(makerId ?? 0), enabled: makerId !== undefined });
  return (
    <Loaded query={query}>
      {(row) =>
        makerId === undefined ? (
          <EditKey key={id} row={row} />
        ) : (
          <Loaded query={maker}>{(makerKey) => <EditKey key={id} row={row} makerKey={makerKey} />}</Loaded>
        )
      }
    </Loaded>
  );
}

function EditKey({ row, makerKey }: { row: ApiKeyView; makerKey?: ApiKeyView }) {
  const { t } = useTranslation(['integrations', 'common']);
  const { timezone } = useProfile().company;
  // As it was when the form was opened: what others change meanwhile is not sent back as it was.
  const [initial] = useState(() => valuesOf(row, timezone));
  const to = `/integrations/${row.id}`;
  const save = useSave({
    work: (values: KeyValues) =>
      record(apiKeysUpdate({ path: { id: row.id }, body: changesBetween(initial, values, timezone) })),
    changes: KEY_CHANGES,
    done: () => t('form.saved'),
  });
  const bounds = useOpens(makerKey);
  if (save.isSuccess) return <Navigate to={to} replace />;
  return (
    <Page title={t('form.editTitle', { name: row.name })} back={{ to, label: row.name }}>
      <KeyForm
        initial={initial}
        isNew={false}
        bounds={bounds}
        save={save}
        action={t('common:save')}
        back={to}
      />
    </Page>
  );
}

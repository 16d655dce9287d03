import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { apiKeysCreate } from '../api/generated/index.js';
import type { IssuedApiKeyView } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { Page } from '../common/page.js';
import { useSave } from '../common/save.js';
import { useProfile } from '../session/session.js';
import { IssuedKey } from './issued-key.js';
import { KeyForm } from './key-form.js';
import { creationOf, newKey } from './key-values.js';
import type { KeyValues } from './key-values.js';
import { KEY_CHANGES } from './keys.js';
import { useOpens } from './opens.js';

export function NewKeyPage() {
  const { t } = useTranslation('integrations');
  const { timezone } = useProfile().company;
  const [issued, setIssued] = useState<IssuedApiKeyView>();
  const [initial] = useState(newKey);
  const attempt = useAttempt();
  const create = useSave({
    work: (values: KeyValues) => {
      const body = creationOf(values, timezone);
      return record(apiKeysCreate({ body, headers: attempt(body) }));
    },
    changes: KEY_CHANGES,
    onSaved: setIssued,
  });
  const bounds = useOpens();
  if (issued) return <IssuedKey issued={issued} />;
  return (
    <Page title={t('form.newTitle')} back={{ to: '/integrations', label: t('title') }}>
      <KeyForm
        initial={initial}
        isNew
        bounds={bounds}
        save={create}
        action={t('form.create')}
        back="/integrations"
      />
    </Page>
  );
}

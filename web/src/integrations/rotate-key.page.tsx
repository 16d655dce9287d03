import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { IssuedApiKeyView } from '../api/generated/index.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { IssuedKey } from './issued-key.js';
import { keyOf } from './keys.js';
import { RotateForm } from './rotate-form.js';

export function RotateKeyPage() {
  const { t } = useTranslation('integrations');
  const query = useQuery(keyOf(Number(useParams()['id'])));
  // Above what is loaded: the old key is read anew, as a revoked one, while the new one is still shown.
  const [issued, setIssued] = useState<IssuedApiKeyView>();
  if (issued) return <IssuedKey issued={issued} />;
  return (
    <Loaded query={query}>
      {(row) => (
        <Page
          title={t('key.rotateTitle', { name: row.name })}
          back={{ to: `/integrations/${row.id}`, label: row.name }}
        >
          <Section title={t('key.overlap')} text={t('key.rotateText')}>
            <RotateForm row={row} onIssued={setIssued} />
          </Section>
        </Page>
      )}
    </Loaded>
  );
}

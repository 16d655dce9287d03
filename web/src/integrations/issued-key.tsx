import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { IssuedApiKeyView } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { Unsaved } from '../common/unsaved.js';
import { CallExamples } from './call-examples-tabs.js';

/** The only sight of a key's secret: whoever leaves without having copied it is asked first. */
export function IssuedKey({ issued }: { issued: IssuedApiKeyView }) {
  const { t } = useTranslation('integrations');
  const [isCopied, setCopied] = useState(false);
  const copied = () => setCopied(true);
  return (
    <Page title={t('issued.title', { name: issued.name })}>
      <Unsaved dirty={!isCopied} title={t('issued.leaveTitle')} text={t('issued.leaveText')} />
      <Section title={t('issued.key')}>
        <Alert
          color="yellow"
          variant="light"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('issued.once')}
        >
          {t('issued.onceText')}
        </Alert>
        <CopiedValue label={t('issued.key')} value={issued.token} onCopied={copied} />
      </Section>
      <Section title={t('issued.calls')}>
        <CallExamples issued={issued} onCopied={copied} />
      </Section>
      <Group>
        <Button component={Link} to={`/integrations/${issued.id}`}>
          {t('issued.done')}
        </Button>
      </Group>
    </Page>
  );
}

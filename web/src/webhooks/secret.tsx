import { Accordion, Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopiedValue } from '../common/copied-value.js';
import { VERIFYING } from './verifying.js';

/** A new secret, shown this once. */
export function Secret({ secret, onCopied }: { secret: string; onCopied?: () => void }) {
  const { t } = useTranslation('webhooks');
  return (
    <Stack>
      <Alert variant="light" icon={<IconAlertTriangle aria-hidden />}>
        {t('secretText')}
      </Alert>
      <CopiedValue label={t('secret')} value={secret} onCopied={onCopied} />
      <Verifying />
    </Stack>
  );
}

/** How a receiver tells a delivery from what somebody else sent. */
export function Verifying() {
  const { t } = useTranslation('webhooks');
  return (
    <Accordion variant="contained">
      <Accordion.Item value="verify">
        <Accordion.Control>{t('verify')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">
            <Text size="sm">{t('verifyText')}</Text>
            <CopiedValue label={t('verifyCode')} value={VERIFYING} lines />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { useFormats } from '../common/formats.js';
import { ProblemAlert } from '../common/problem-alert.js';
import type { useVerification } from './verification.js';

type Verification = ReturnType<typeof useVerification>;

export function VerifyButton({ verify }: Pick<Verification, 'verify'>) {
  const { t } = useTranslation('audit');
  return (
    <Button
      variant="default"
      leftSection={<IconShieldCheck size={16} aria-hidden />}
      loading={verify.isPending}
      onClick={() => verify.mutate()}
    >
      {t('verify')}
    </Button>
  );
}

/** How far the verification is, and what it found. */
export function VerificationState({ verify, reached }: Verification) {
  const { t } = useTranslation('audit');
  const { number } = useFormats();
  if (verify.error) return <ProblemAlert error={verify.error} />;
  if (verify.data) return <Verdict verdict={verify.data} />;
  if (!verify.isPending || !reached) return null;
  const { checked_through: checked, events } = reached;
  const said = t('verifying', { checked: number(checked), events: number(events) });
  return (
    <Group role="status">
      <Progress value={(100 * checked) / events} flex={1} aria-label={said} />
      <Text size="sm">{said}</Text>
    </Group>
  );
}

function Verdict({ verdict: { valid, events, broken_at, head_hash } }: { verdict: AuditVerdict }) {
  const { t } = useTranslation('audit');
  const { number } = useFormats();
  if (!valid) {
    const said = { event: broken_at, checked: number((broken_at ?? 1) - 1) };
    return (
      <Alert color="red" icon={<IconShieldX aria-hidden />} title={t('broken')} role="alert">
        {t('brokenText', said)}
      </Alert>
    );
  }
  return (
    <Alert color="green" icon={<IconShieldCheck aria-hidden />} title={t('valid')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('validText', { count: events })}</Text>
        <CopiedValue label={t('head')} value={head_hash} />
        <Text size="xs">
          {t('head')}. {t('headText')}
        </Text>
      </Stack>
    </Alert>
  );
}

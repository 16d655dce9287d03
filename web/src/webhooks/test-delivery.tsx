import { Alert, Button, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconSend, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { webhookDeliveriesTest } from '../api/generated/index.js';
import type { TestedView } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useMay } from '../session/session.js';

/** Sends a test at once and shows what came of it. */
export function TestDelivery({ id }: { id: number }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const may = useMay();
  const test = useMutation({ mutationFn: () => record(webhookDeliveriesTest({ path: { id } })) });
  if (!may('webhooks', 'update')) return null;
  return (
    <>
      <Tooltip label={t('testText')}>
        <Button
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {t('test')}
        </Button>
      </Tooltip>
      <Modal
        opened={test.isSuccess || test.isError}
        onClose={test.reset}
        title={t('test')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="lg"
      >
        <ProblemAlert error={test.error} />
        {test.data && <Outcome tested={test.data} />}
      </Modal>
    </>
  );
}

function Outcome({ tested }: { tested: TestedView }) {
  const { t } = useTranslation('webhooks');
  const { delivered, response_status: status, response_excerpt, error, duration_ms: duration } = tested;
  const Icon = delivered ? IconCheck : IconX;
  return (
    <Stack>
      <Alert
        color={delivered ? 'green' : 'red'}
        variant="light"
        icon={<Icon aria-hidden />}
        title={t(delivered ? 'testTook' : 'testFailed')}
      >
        <Text size="sm">
          {status === null ? t('testNoAnswer', { duration }) : t('testAnswer', { status, duration })}
        </Text>
        {error && (
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {error}
          </Text>
        )}
      </Alert>
      {response_excerpt && <CopiedValue label={t('answered')} value={response_excerpt} lines />}
    </Stack>
  );
}

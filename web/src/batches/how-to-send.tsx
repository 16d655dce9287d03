import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { page } from '../api/client.js';
import { taxesList } from '../api/generated/index.js';
import { CopiedValue } from '../common/copied-value.js';
import { useProfile } from '../session/session.js';

const exampleFor = (taxId: string, rate: number | undefined) => ({
  invoice_batch: {
    external_batch_id: 'november',
    invoices: [
      {
        external_invoice_id: 'order-1',
        issuer_nif: taxId,
        recipient_legal_name: 'Ana Gil',
        recipient_document_number: '12345678Z',
        lines: [{ concept: 'Consulting', units: 2, unit_price: 50, tax_rate: rate }],
      },
    ],
  },
});

/** A random UUID; `crypto.randomUUID` is not there over plain HTTP. */
function someUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

/** The first tax of the company, as a rate that its books have. */
const usualRate = queryOptions({
  queryKey: ['taxes', 'usual-rate'],
  queryFn: async () => {
    const query = { kind: 'tax', active: true, per_page: 1, sort: 'id' } as const;
    const { items } = await page(taxesList({ query }));
    return Number(items[0]?.rate ?? 0);
  },
});

/** A call that sends a batch to this company, for a shell. */
export function SendingCommand() {
  const { t } = useTranslation('batches');
  const { company } = useProfile();
  const [key] = useState(someUuid);
  const { data: rate } = useQuery(usualRate);
  const body = JSON.stringify(exampleFor(company.taxId, rate), null, 2).replaceAll("'", `'\\''`);
  const command = [
    `curl '${location.origin}/api/v1/invoice_batches' \\`,
    '  -H "Authorization: Bearer $KEY" \\',
    `  -H 'Idempotency-Key: ${key}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${body}'`,
  ].join('\n');
  return <CopiedValue label={t('command')} value={command} lines />;
}

/** The same, behind a button. */
export function HowToSend() {
  const { t } = useTranslation(['batches', 'common']);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('how')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('how')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Text size="sm">{t('howText')}</Text>
          <SendingCommand />
        </Stack>
      </Modal>
    </>
  );
}

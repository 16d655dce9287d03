import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../clients/clients.js';
import { Dialog, DialogForm } from '../../common/dialog.js';
import { useFormats } from '../../common/formats.js';
import type { FormFrame } from './frame.js';
import type { InvoiceValues } from './values.js';

interface Props {
  frame: FormFrame;
  values: InvoiceValues;
  total: string;
  opened: boolean;
  busy: boolean;
  onIssue: () => void;
  onClose: () => void;
}

/** Says what issuing does before it is done: it cannot be taken back. */
export function ConfirmIssue({ frame, values, total, opened, busy, onIssue, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const { client_id, series_id } = values;
  const { data } = useQuery({ ...client(String(client_id)), enabled: opened && client_id !== null });
  const series = frame.series.find(({ id }) => String(id) === series_id)?.code ?? '–';
  const name = frame.isClientFixed ? frame.client?.name : data?.name;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t(frame.kind === 'invoice' ? 'issueTitle' : 'debitTitle')}
    >
      <DialogForm action={t('steps.issue')} busy={busy} error={null} onSubmit={onIssue} onCancel={onClose}>
        <Text size="sm">
          {t('issueText', { client: name ?? '', total: money(total, frame.currency), series })}
        </Text>
      </DialogForm>
    </Dialog>
  );
}

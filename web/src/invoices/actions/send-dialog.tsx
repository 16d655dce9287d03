import { Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { invoiceMailSend } from '../../api/generated/index.js';
import type { InvoiceView, SendInvoiceDto } from '../../api/generated/index.js';
import { client } from '../../clients/clients.js';
import { useAttempt } from '../../common/attempt.js';
import { Dialog, DialogForm } from '../../common/dialog.js';
import { useSave } from '../../common/save.js';

interface Props {
  invoice: InvoiceView;
  onClose: () => void;
}

export function SendDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation('invoices');
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('sendTitle')}>
      <SendForm {...props} />
    </Dialog>
  );
}

function SendForm({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { data: addressee } = useQuery(client(String(invoice.client_id)));
  const attempt = useAttempt();
  const form = useForm({
    initialValues: { to: '', cc: '', subject: '', message: '' },
    validate: { to: (to) => (to.trim() || addressee?.email ? null : t('rules.address')) },
  });
  const send = useSave({
    work: (values: typeof form.values) => {
      const body = mailOf(values);
      const headers = attempt(body);
      return record(invoiceMailSend({ path: { id: invoice.id }, body, headers }));
    },
    changes: [],
    done: ({ accepted, rejected }) =>
      rejected.length > 0
        ? t('sentExcept', { accepted: accepted.join(', '), rejected: rejected.join(', ') })
        : t('sentTo', { accepted: accepted.join(', ') }),
    onSaved: onClose,
  });
  return (
    <DialogForm
      action={t('steps.send')}
      busy={send.isPending}
      error={send.error}
      onSubmit={form.onSubmit((values) => send.mutate(values))}
      onCancel={onClose}
    >
      <Text size="sm">{t('sendText')}</Text>
      <TextInput
        label={t('to')}
        description={t('addressesText')}
        placeholder={addressee?.email ?? undefined}
        data-autofocus
        {...form.getInputProps('to')}
      />
      <TextInput label={t('cc')} {...form.getInputProps('cc')} />
      <TextInput
        label={t('subject')}
        placeholder={t('usual')}
        maxLength={200}
        {...form.getInputProps('subject')}
      />
      <Textarea
        label={t('message')}
        placeholder={t('usual')}
        maxLength={4000}
        minRows={3}
        autosize
        {...form.getInputProps('message')}
      />
    </DialogForm>
  );
}

/** What is left empty is as the server has it: the client's address, and a few words of its own. */
function mailOf({
  to,
  cc,
  subject,
  message,
}: Record<'to' | 'cc' | 'subject' | 'message', string>): SendInvoiceDto {
  const addresses = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);
  return {
    to: to.trim() ? addresses(to) : null,
    cc: addresses(cc),
    subject: subject.trim() || null,
    message: message.trim() || null,
  };
}

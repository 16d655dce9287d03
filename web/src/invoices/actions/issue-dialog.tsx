import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { invoicesIssue } from '../../api/generated/index.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { todayIn } from '../../common/days.js';
import { Dialog, DialogForm } from '../../common/dialog.js';
import { useFormats } from '../../common/formats.js';
import { isField, showInForm, useSave } from '../../common/save.js';
import { useProfile } from '../../session/session.js';
import { allSeries } from '../choices.js';
import { MOVED } from '../invoices.js';

interface Props {
  invoice: InvoiceView;
  onClose: () => void;
}

export function IssueDialog({ opened, ...props }: Props & { opened: boolean }) {
  const { t } = useTranslation('invoices');
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('issueTitle')}>
      <IssueForm {...props} />
    </Dialog>
  );
}

function IssueForm({ invoice, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { money } = useFormats();
  const { company } = useProfile();
  const { data: series = [] } = useQuery(allSeries);
  const today = todayIn(company.timezone);
  const form = useForm({ initialValues: { issued_on: today } });
  const issue = useSave({
    work: ({ issued_on }: typeof form.values) => {
      const day = issued_on && issued_on !== today ? issued_on : undefined;
      return record(invoicesIssue({ path: { id: invoice.id }, body: { issued_on: day } }));
    },
    changes: MOVED,
    done: ({ invoice_number }) => t('issuedAs', { number: invoice_number }),
    onSaved: onClose,
  });
  const { client_name: client, total, currency } = invoice;
  const code = series.find(({ id }) => id === invoice.series_id)?.code ?? '–';
  return (
    <DialogForm
      action={t('steps.issue')}
      busy={issue.isPending}
      error={issue.error}
      shown={({ field }) => isField(form, field)}
      onSubmit={() => issue.mutate(form.getValues(), { onError: (error) => showInForm(form, error) })}
      onCancel={onClose}
    >
      <Text size="sm">{t('issueText', { client, total: money(total, currency), series: code })}</Text>
      <TextInput
        type="date"
        label={t('issuedOn')}
        description={t('issueDayText')}
        {...form.getInputProps('issued_on')}
      />
    </DialogForm>
  );
}

import { Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { InvoiceView } from '../../api/generated/index.js';
import { focusError } from '../../common/focus-error.js';
import { ProblemAlert } from '../../common/problem-alert.js';
import { isField, showInForm, useSave } from '../../common/save.js';
import { Section } from '../../common/section.js';
import { Unsaved } from '../../common/unsaved.js';
import { MOVED } from '../invoices.js';
import { ConfirmIssue } from './confirm-issue.js';
import { Foot } from './foot.js';
import { FormButtons } from './form-buttons.js';
import type { FormFrame } from './frame.js';
import { HeadFields } from './head-fields.js';
import { LineList } from './line-list.js';
import { useInvoiceForm } from './use-invoice-form.js';
import type { InvoiceValues } from './values.js';

export type Saving = 'draft' | 'issue';

interface Props {
  frame: FormFrame;
  initial: InvoiceValues;
  /** `drafted` tells that the values are kept, whatever becomes of the rest. */
  save: (values: InvoiceValues, as: Saving, drafted: () => void) => Promise<InvoiceView>;
  /** Where the reader goes who does not save. */
  back: string;
}

/** A document that is written or changed; what was entered stays until the server has taken it. */
export function InvoiceForm({ frame, initial, save, back }: Props) {
  const { t } = useTranslation('invoices');
  const navigate = useNavigate();
  const { form, totals, setSurcharge } = useInvoiceForm(frame, initial);
  const [saved, setSaved] = useState(false);
  const [confirming, confirm] = useDisclosure();
  const saving = useSave({
    work: (as: Saving) => save(form.getValues(), as, () => form.resetDirty()),
    changes: MOVED,
    done: ({ invoice_number: number }) => (number === null ? t('draftSaved') : t('issuedAs', { number })),
    onSaved: ({ id }) => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => setSaved(true));
      void navigate(`/invoices/${id}`, { replace: true });
    },
  });
  const submit = (as: Saving) =>
    saving.mutate(as, {
      onError: (error) => {
        confirm.close();
        showInForm(form, error);
        focusError();
      },
    });
  const saveDraft = form.onSubmit(() => submit('draft'), focusError);
  const askToIssue = form.onSubmit(confirm.open, focusError);
  const busy = saving.isPending ? saving.variables : null;
  return (
    <form onSubmit={frame.canBeDraft ? saveDraft : askToIssue} noValidate>
      <Unsaved dirty={!saved && form.isDirty()} />
      <Stack>
        <HeadFields
          frame={frame}
          form={form}
          onClient={(chosen) => setSurcharge(chosen?.surcharge ?? false)}
        />
        <Section title={t('lines')}>
          <LineList frame={frame} form={form} nets={totals.nets} />
        </Section>
        <Foot frame={frame} form={form} amounts={totals.amounts} />
        <ProblemAlert error={saving.error} shown={({ field }) => isField(form, field)} />
        <FormButtons canBeDraft={frame.canBeDraft} busy={busy} onIssue={askToIssue} back={back} />
      </Stack>
      <ConfirmIssue
        frame={frame}
        values={form.values}
        total={totals.amounts.total}
        opened={confirming}
        busy={busy === 'issue'}
        onIssue={() => submit('issue')}
        onClose={confirm.close}
      />
    </form>
  );
}

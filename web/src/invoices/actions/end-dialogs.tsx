import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { record } from '../../api/client.js';
import { invoicesCancel, invoicesRemove } from '../../api/generated/index.js';
import type { InvoiceView } from '../../api/generated/index.js';
import { ConfirmDialog } from '../../common/confirm-dialog.js';
import { useSave } from '../../common/save.js';
import { MOVED } from '../invoices.js';
import type { Step } from './steps.js';

interface Props {
  invoice: InvoiceView;
  step: Step | null;
  onClose: () => void;
}

/** The ends of a document that nobody owes anything for: it is cancelled and stays readable, or is no more. */
export function EndDraftDialogs({ invoice, step, onClose }: Props) {
  return (
    <>
      <CancelDialog invoice={invoice} opened={step === 'cancel'} onClose={onClose} />
      <DeleteDialog invoice={invoice} opened={step === 'delete'} onClose={onClose} />
    </>
  );
}

type DialogProps = Omit<Props, 'step'> & { opened: boolean };

function CancelDialog({ invoice: { id, state }, opened, onClose }: DialogProps) {
  const { t } = useTranslation('invoices');
  const cancel = useSave({
    work: () => record(invoicesCancel({ path: { id } })),
    changes: MOVED,
    done: () => t('cancelled'),
    onSaved: onClose,
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={() => {
        cancel.reset();
        onClose();
      }}
      title={t('cancelTitle')}
      action={t('steps.cancel')}
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate()}
    >
      {t(state === 'draft' ? 'cancelDraftText' : 'cancelNoteText')}
    </ConfirmDialog>
  );
}

function DeleteDialog({ invoice: { id }, opened, onClose }: DialogProps) {
  const { t } = useTranslation('invoices');
  const navigate = useNavigate();
  const remove = useSave({
    work: () => record(invoicesRemove({ path: { id } })),
    changes: MOVED,
    done: () => t('deletedDone'),
    onSaved: () => navigate('/invoices', { replace: true }),
  });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      title={t('deleteTitle')}
      action={t('steps.delete')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}

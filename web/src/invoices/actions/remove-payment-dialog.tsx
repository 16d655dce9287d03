import { useTranslation } from 'react-i18next';
import { record } from '../../api/client.js';
import { paymentsRemove } from '../../api/generated/index.js';
import type { Payment } from '../../api/generated/index.js';
import { ConfirmDialog } from '../../common/confirm-dialog.js';
import { useFormats } from '../../common/formats.js';
import { useSave } from '../../common/save.js';
import { INVOICES, PAYMENTS } from '../invoices.js';

interface Props {
  payment: Payment | null;
  currency: string;
  onClose: () => void;
}

export function RemovePaymentDialog({ payment, currency, onClose }: Props) {
  const { t } = useTranslation('invoices');
  const { money, date } = useFormats();
  const remove = useSave({
    work: (id: number) => record(paymentsRemove({ path: { id } })),
    changes: [INVOICES, PAYMENTS, 'reports'],
    done: () => t('paymentRemoved'),
    onSaved: onClose,
  });
  return (
    <ConfirmDialog
      opened={payment !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      title={t('removePayment')}
      action={t('removePayment')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => payment && remove.mutate(payment.id)}
    >
      {payment &&
        t('removePaymentText', { amount: money(payment.amount, currency), day: date(payment.paid_on) })}
    </ConfirmDialog>
  );
}

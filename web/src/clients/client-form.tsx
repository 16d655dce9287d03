import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Client } from '../api/generated/index.js';
import { RecordForm, useFormSave } from '../common/record-form.js';
import { ContactFields, DetailFields, IdentityFields } from './client-fields.js';
import type { ClientValues } from './client-values.js';
import { CLIENTS } from './clients.js';

const CODE = /^[A-Za-z0-9_+.-]{1,10}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Props {
  initial: ClientValues;
  save: (values: ClientValues) => Promise<Client>;
  /** Said when it is saved. */
  done: (saved: Client) => string;
  /** Where the reader goes who does not save. */
  back: string;
}

export function ClientForm({ initial, save, done, back }: Props) {
  const { t } = useTranslation(['clients', 'common']);
  const navigate = useNavigate();
  // One that was made or chosen is changed, not taken away.
  const code = (before: string) => (value: string) => {
    if (!value.trim()) return before ? t('common:required') : null;
    return CODE.test(value.trim()) ? null : t('codeRule');
  };
  const form = useForm<ClientValues>({
    initialValues: initial,
    validate: {
      name: (value) => (value.trim() ? null : t('nameNeeded')),
      email: (value) => (!value.trim() || EMAIL.test(value.trim()) ? null : t('emailRule')),
      code: code(initial.code),
      supplier_code: code(initial.supplier_code),
    },
  });
  const saving = useFormSave(form, {
    work: save,
    changes: [CLIENTS],
    done,
    onSaved: ({ id }) => navigate(`/clients/${id}`, { replace: true }),
  });
  return (
    <RecordForm form={form} saving={saving} back={back}>
      <IdentityFields form={form} />
      <ContactFields form={form} />
      <DetailFields form={form} />
    </RecordForm>
  );
}

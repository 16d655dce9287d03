import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { usersUpdate } from '../api/generated/index.js';
import { ConfirmDialog } from '../common/confirm-dialog.js';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useFormSave } from '../common/record-form.js';
import { isField } from '../common/save.js';
import { Unsaved } from '../common/unsaved.js';
import { useProfile } from '../session/session.js';
import { PersonFields } from './person-fields.js';
import { takesAway } from './person-values.js';
import type { PersonValues } from './person-values.js';
import { USERS } from './users.js';
import type { Person } from './users.js';

/** What the person may do in the company; one's own access is not lost by accident. */
export function PersonForm({ person }: { person: Person }) {
  const { t } = useTranslation(['users', 'common']);
  const { user, company } = useProfile();
  const [isAsking, asking] = useDisclosure();
  const { id, email, name, role, active, permissions } = person;
  const form = useForm<PersonValues>({
    initialValues: { email, name, role, active, permissions },
    validate: { name: (value) => (value.trim() ? null : t('nameNeeded')) },
  });
  const { save, send } = useFormSave(form, {
    work: ({ email: _email, ...body }: PersonValues) => record(usersUpdate({ path: { id }, body })),
    // One's own role decides what the menu shows.
    changes: [USERS, 'session'],
    done: () => t('common:saved'),
    onSaved: asking.close,
  });
  const submit = form.onSubmit(
    (values) => (id === user.id && takesAway(person, values) ? asking.open() : send(values)),
    focusError,
  );
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Unsaved dirty={form.isDirty()} />
        <Stack gap="lg">
          {!isAsking && <ProblemAlert error={save.error} shown={({ field }) => isField(form, field)} />}
          <PersonFields form={form} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={isAsking}
        onClose={asking.close}
        title={t('ownTitle')}
        action={t('ownDo')}
        busy={save.isPending}
        error={save.error}
        onConfirm={() => send(form.getValues())}
      >
        {t('ownText', { company: company.name })}
      </ConfirmDialog>
    </>
  );
}

import { Button, Modal, Stack, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CredentialsForm } from './credentials-form.js';
import { useLeave, useProfile } from './session.js';
import { sessionOver } from './session-over.js';

/** Over the page on which the session ended: what was typed there stays, and can be saved afterwards. */
export function SignInAgain() {
  const { t } = useTranslation('session');
  const problem = useSyncExternalStore(sessionOver.subscribe, sessionOver.get);
  const { user } = useProfile();
  const leave = useLeave();
  return (
    <Modal
      opened={problem !== null}
      onClose={leave}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('againTitle')}
      centered
    >
      <Stack>
        <Text size="sm">{t('againText', { reason: problem?.message ?? '' })}</Text>
        <CredentialsForm email={user.email} />
        <Button variant="subtle" color="gray" onClick={leave}>
          {t('somebodyElse')}
        </Button>
      </Stack>
    </Modal>
  );
}

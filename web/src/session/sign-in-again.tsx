import { Button, Modal, Stack, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CredentialsForm } from './credentials-form.js';
import { useLeave, useProfile } from './session.js';
import { sessionOver } from './session-over.js';

/** The page may have a dialog open. */
const ABOVE_DIALOGS = 1000;

/** Over the page on which the session ended: what was typed there stays, and can be saved afterwards. */
export function SignInAgain() {
  const { t } = useTranslation('session');
  const problem = useSyncExternalStore(sessionOver.subscribe, sessionOver.get);
  const { user, company } = useProfile();
  const leave = useLeave();
  return (
    <Modal
      opened={problem !== null}
      onClose={leave}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('againTitle')}
      zIndex={ABOVE_DIALOGS}
      centered
    >
      <Stack>
        <Text size="sm">{t('againText', { reason: problem?.message ?? '' })}</Text>
        <CredentialsForm goesOn={{ email: user.email, companyId: company.id }} />
        <Button variant="subtle" color="gray" onClick={leave}>
          {t('somebodyElse')}
        </Button>
      </Stack>
    </Modal>
  );
}

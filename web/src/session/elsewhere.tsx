import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { problemNamed } from '../api/problem.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isSamePerson, presence, presenceOf } from './presence.js';
import { useFollow, useProfile, useSwitchCompany } from './session.js';
import { sessionOver } from './session-over.js';

/**
 * What another window of this browser did to the session that all of them have: this page would go on in another
 * company, or as somebody else.
 */
export function Elsewhere() {
  const { t } = useTranslation('session');
  const profile = useProfile();
  const here = presenceOf(profile);
  const there = useSyncExternalStore(presence.subscribe, presence.get);
  const follow = useFollow();
  const stay = useSwitchCompany();
  const isSignedOut = there === null;
  const isSomebodyElse = !isSignedOut && !isSamePerson(there, here);
  const goAlong = useEffectEvent(() => follow.mutate());
  useEffect(() => {
    if (isSignedOut) sessionOver.tell(problemNamed('session_expired'));
    if (isSomebodyElse) goAlong();
  }, [isSignedOut, isSomebodyElse]);
  return (
    <Modal
      opened={!isSignedOut && !isSomebodyElse && there !== here}
      onClose={() => stay.mutate(profile.company.id)}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={t('elsewhereTitle')}
      zIndex={900}
      centered
    >
      <Stack>
        <Text size="sm">{t('elsewhereText', { company: profile.company.name })}</Text>
        <ProblemAlert error={stay.error ?? follow.error} />
        <Group justify="flex-end">
          <Button variant="default" loading={follow.isPending} onClick={() => follow.mutate()}>
            {t('follow')}
          </Button>
          <Button loading={stay.isPending} onClick={() => stay.mutate(profile.company.id)}>
            {t('stay', { company: profile.company.name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

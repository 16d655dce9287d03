import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../api/client.js';
import { authEnd, authEndAll, authList } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { Loaded } from '../common/loaded.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { useSave } from '../common/save.js';
import { useLeave } from '../session/session.js';
import { deviceOf } from './device.js';

const LIST = 'own-sessions';

/** Where the person is signed in, in every company, and how to end it. */
export function OwnSessions() {
  const { t } = useTranslation('account');
  const { moment } = useFormats();
  const leave = useLeave();
  const query = useQuery({ queryKey: [LIST], queryFn: () => answer(authList()) });
  const end = useSave({
    work: (id: string) => answer(authEnd({ path: { id } })),
    changes: [LIST],
    done: () => t('ended'),
  });
  const endAll = useSave({ work: () => answer(authEndAll()), changes: [], onSaved: leave });
  return (
    <Loaded query={query}>
      {({ sessions }) => (
        <Stack>
          <ProblemAlert error={end.error ?? endAll.error} />
          {sessions.map(({ id, userAgent, address, companyName, lastUsedAt, current }) => (
            <Group key={id} justify="space-between">
              <div>
                <Group gap="xs">
                  <Text fw={500}>{deviceOf(userAgent) ?? t('unknownDevice')}</Text>
                  {current && <Badge color="green">{t('thisOne')}</Badge>}
                </Group>
                <Text size="sm" c="dimmed">
                  {[companyName, address, t('lastUsed', { moment: moment(lastUsedAt) })].join(' · ')}
                </Text>
              </div>
              {!current && (
                <Button
                  variant="default"
                  size="xs"
                  loading={end.isPending && end.variables === id}
                  aria-label={t('endWhat', { device: deviceOf(userAgent) ?? t('unknownDevice'), address })}
                  onClick={() => end.mutate(id)}
                >
                  {t('end')}
                </Button>
              )}
            </Group>
          ))}
          <Group>
            <Button color="red" variant="light" loading={endAll.isPending} onClick={() => endAll.mutate()}>
              {t('endAll')}
            </Button>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

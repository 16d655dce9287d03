import { Box, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { useArrival } from '../common/arrival.js';
import { Mark } from '../shell/mark.js';
import { LanguageChoice, SchemeChoice } from '../shell/preferences.js';
import { CredentialsForm } from './credentials-form.js';
import { useSession } from './session.js';

export function SignInPage() {
  const { t } = useTranslation('session');
  const { data: profile } = useSession();
  useArrival();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  if (profile) return <Navigate to={from} replace />;
  return (
    <Center component="main" mih="100vh" p="md">
      <title>{`${t('title')} · Llavero`}</title>
      <Box w="100%" maw={400}>
        <Stack gap="lg">
          <Stack gap={4} align="center">
            <Mark size={48} />
            <Title order={1}>{t('title')}</Title>
            <Text c="dimmed" ta="center">
              {t('subtitle')}
            </Text>
          </Stack>
          <Card withBorder padding="lg">
            <CredentialsForm />
          </Card>
          <Group justify="center" gap="xs">
            <LanguageChoice />
            <SchemeChoice />
          </Group>
        </Stack>
      </Box>
    </Center>
  );
}

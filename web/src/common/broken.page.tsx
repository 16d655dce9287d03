import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** In place of a page that failed to be drawn, or whose files are of a version that is gone. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack align="center">
        <Title order={1}>{t('brokenTitle')}</Title>
        <Text c="dimmed" ta="center" maw={440}>
          {t('brokenText')}
        </Text>
        <Button onClick={() => location.reload()}>{t('reload')}</Button>
      </Stack>
    </Center>
  );
}

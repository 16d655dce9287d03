import { Stack, Text, ThemeIcon } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What the reader can do about it. */
  text?: string;
  icon?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, text, icon = <IconInbox aria-hidden />, action }: Props) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md">
      <ThemeIcon variant="light" size={48} radius="xl">
        {icon}
      </ThemeIcon>
      <Text fw={600} ta="center">
        {title}
      </Text>
      {text && (
        <Text c="dimmed" size="sm" ta="center" maw={460}>
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}

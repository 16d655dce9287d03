import { Anchor, Group, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useArrival } from './arrival.js';

interface Props {
  title: string;
  /** Beside the title, such as a state. */
  badge?: ReactNode;
  actions?: ReactNode;
  /** The page that this one belongs to. */
  back?: { to: string; label: string };
  children: ReactNode;
}

/** A page: its title names the document and takes the focus, so that a change of page is heard. */
export function Page({ title, badge, actions, back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <Stack gap="md" maw={1200} mx="auto">
      <title>{`${title} · Llavero`}</title>
      <Stack gap={4}>
        {back && (
          <Anchor component={Link} to={back.to} size="sm" w="fit-content">
            <Group gap={4} wrap="nowrap">
              <IconArrowLeft size={16} aria-hidden />
              {back.label}
            </Group>
          </Anchor>
        )}
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {badge}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
      </Stack>
      {children}
    </Stack>
  );
}

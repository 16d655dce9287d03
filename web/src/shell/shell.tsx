import { Anchor, AppShell, Burger, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { LoadingPage } from '../common/loaded.js';
import { CompanySwitch } from './company-switch.js';
import { useErrands } from './errands.js';
import { Mark } from './mark.js';
import { Navigation } from './navigation.js';
import { PersonMenu } from './person-menu.js';
import { LanguageChoice, SchemeChoice } from './preferences.js';

export function Shell() {
  const { t } = useTranslation('shell');
  const [opened, { toggle, close }] = useDisclosure();
  useErrands();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
      // The content would slide into its place at every load.
      transitionDuration={0}
    >
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px={{ base: 'xs', sm: 'md' }} justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t(opened ? 'closeMenu' : 'openMenu')}
              aria-expanded={opened}
            />
            <Anchor component={Link} to="/" underline="never" c="inherit" aria-label="Llavero">
              <Group gap="xs" wrap="nowrap">
                <Mark />
                <Text fw={700} size="lg" visibleFrom="sm">
                  Llavero
                </Text>
              </Group>
            </Anchor>
            <CompanySwitch />
          </Group>
          <Group gap={4} wrap="nowrap">
            <LanguageChoice />
            <SchemeChoice />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      {/* Closed on a narrow screen it is not there for the keyboard either. */}
      <AppShell.Navbar aria-label={t('navigation')} visibleFrom={opened ? undefined : 'md'}>
        <AppShell.Section grow component={ScrollArea} px="xs" pb="md">
          <Navigation onChosen={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Suspense fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}

import { NavLink, Text } from '@mantine/core';
import {
  IconBell,
  IconBuilding,
  IconChartBar,
  IconFileInvoice,
  IconHome,
  IconKey,
  IconPackage,
  IconPackages,
  IconShieldCheck,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink as RouterLink } from 'react-router';
import type { ResourceName } from '../../../src/access/resources.js';
import { useMay } from '../session/session.js';

const ICON_SIZE = 19;

/** Where the console leads, and the resource that has to be readable for it. */
const SECTIONS = [
  {
    name: 'books',
    entries: [
      { to: '/', word: 'home', icon: IconHome, resource: 'invoices' },
      { to: '/invoices', word: 'invoices', icon: IconFileInvoice, resource: 'invoices' },
      { to: '/clients', word: 'clients', icon: IconUsersGroup, resource: 'clients' },
      { to: '/products', word: 'products', icon: IconPackage, resource: 'products' },
      { to: '/reports', word: 'reports', icon: IconChartBar, resource: 'reports' },
    ],
  },
  {
    name: 'access',
    entries: [
      { to: '/integrations', word: 'integrations', icon: IconKey, resource: 'api-keys' },
      { to: '/webhooks', word: 'webhooks', icon: IconBell, resource: 'webhooks' },
      { to: '/batches', word: 'batches', icon: IconPackages, resource: 'invoice-batches' },
      { to: '/audit', word: 'audit', icon: IconShieldCheck, resource: 'api-keys' },
    ],
  },
  {
    name: 'settings',
    entries: [
      { to: '/users', word: 'users', icon: IconUsers, resource: 'users' },
      { to: '/company', word: 'company', icon: IconBuilding, resource: 'companies' },
    ],
  },
] as const satisfies readonly {
  name: string;
  entries: readonly { to: string; word: string; icon: typeof IconHome; resource: ResourceName }[];
}[];

export function Navigation({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation('shell');
  const may = useMay();
  const sections = SECTIONS.map(({ name, entries }) => ({
    name,
    entries: entries.filter(({ resource }) => may(resource)),
  })).filter(({ entries }) => entries.length > 0);
  return sections.map(({ name, entries }) => (
    <div key={name}>
      <Text size="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>
        {t(`sections.${name}`)}
      </Text>
      {entries.map(({ to, word, icon: Icon }) => (
        <RouterLink key={to} to={to} end={to === '/'} onClick={onChosen} className="navigation-link">
          {({ isActive }) => (
            <NavLink
              component="span"
              active={isActive}
              label={t(`pages.${word}`)}
              leftSection={<Icon size={ICON_SIZE} stroke={1.7} aria-hidden />}
            />
          )}
        </RouterLink>
      ))}
    </div>
  ));
}

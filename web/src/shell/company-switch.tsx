import { Button, Menu, Text } from '@mantine/core';
import { IconBuilding, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/session.js';
import { useErrand } from './errands.js';

/** The company that everything on the screen is of, and the way to the person's others. */
export function CompanySwitch() {
  const { t } = useTranslation('shell');
  const { company, companies } = useProfile();
  const run = useErrand();
  if (companies.length < 2) {
    return (
      <Text fw={500} truncate maw={{ base: 120, xs: 200, sm: 320 }}>
        {company.name}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          maw={{ base: 130, xs: 220, sm: 320 }}
          rightSection={<IconSelector size={16} aria-hidden />}
          aria-label={t('company', { name: company.name })}
        >
          {company.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchCompany')}</Menu.Label>
        {companies.map(({ id, name, role }) => (
          <Menu.Item
            key={id}
            leftSection={<IconBuilding size={16} aria-hidden />}
            aria-current={id === company.id}
            fw={id === company.id ? 700 : 400}
            disabled={id === company.id}
            onClick={() => run({ company: id })}
          >
            {name}
            <Text size="xs" c="dimmed">
              {t(`roles.${role}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

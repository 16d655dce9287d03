import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { choose, language } from '../i18n/i18n.js';
import type { Language } from '../../../src/common/problem.js';

const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', es: 'Español' };
const SCHEMES = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };

export function LanguageChoice() {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  // What the server answered in words is asked for again in the other language.
  const pick = async (next: Language) => {
    await choose(next);
    await queries.invalidateQueries();
  };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')}>
          <IconLanguage size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(LANGUAGE_NAMES).map(([tag, name]) => (
          <Menu.Item
            key={tag}
            lang={tag}
            fw={tag === language() ? 700 : 400}
            aria-current={tag === language()}
            onClick={() => void pick(tag as Language)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function SchemeChoice() {
  const { t } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEMES[colorScheme];
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme')}>
          <Current size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(SCHEMES) as MantineColorScheme[]).map((scheme) => {
          const Icon = SCHEMES[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} />}
              fw={scheme === colorScheme ? 700 : 400}
              aria-current={scheme === colorScheme}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`themes.${scheme}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

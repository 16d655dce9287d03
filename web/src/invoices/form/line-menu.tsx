import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconDotsVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LineRowProps } from './line-row.js';

const ICON_SIZE = 16;

export function LineMenu({ index, count, editing }: LineRowProps) {
  const { t } = useTranslation('invoices');
  const entries = [
    { word: 'moveUp', Icon: IconArrowUp, work: () => editing.move(index, index - 1), isOpen: index > 0 },
    {
      word: 'moveDown',
      Icon: IconArrowDown,
      work: () => editing.move(index, index + 1),
      isOpen: index < count - 1,
    },
    { word: 'duplicate', Icon: IconCopy, work: () => editing.duplicate(index), isOpen: true },
    { word: 'removeLine', Icon: IconTrash, work: () => editing.remove(index), isOpen: count > 1 },
  ] as const;
  return (
    <div className="invoice-line-menu">
      <Menu position="bottom-end" returnFocus={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('lineActions', { number: index + 1 })}
          >
            <IconDotsVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {entries.map(({ word, Icon, work, isOpen }) => (
            <Menu.Item
              key={word}
              leftSection={<Icon size={ICON_SIZE} aria-hidden />}
              disabled={!isOpen}
              color={word === 'removeLine' ? 'red' : undefined}
              onClick={work}
            >
              {t(word)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

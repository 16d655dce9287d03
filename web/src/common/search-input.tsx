import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 250;

interface Props {
  label: string;
  value: string | undefined;
  /** Asked for when typing pauses. */
  onSearch: (words: string | null) => void;
}

export function SearchInput({ label, value = '', onSearch }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState(value);
  const [asked, setAsked] = useState(value);
  if (asked !== value) {
    setAsked(value);
    // Filters that were cleared elsewhere are cleared here.
    if (!value) setWords('');
  }
  const search = useDebouncedCallback((next: string) => onSearch(next.trim() || null), PAUSE_MS);
  const change = (next: string) => {
    setWords(next);
    search(next);
  };
  return (
    <TextInput
      type="search"
      label={label}
      value={words}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={words && <CloseButton size="sm" aria-label={t('clear')} onClick={() => change('')} />}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      flex={{ base: '1 1 100%', sm: '1 1 240px' }}
      maw={{ sm: 360 }}
    />
  );
}

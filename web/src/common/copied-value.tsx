import { ActionIcon, Box, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.js';

interface Props {
  /** Names what it is. */
  label: string;
  value: string;
  onCopied?: () => void;
  /** Its lines are kept, as those of a program are; what is very long is scrolled. */
  lines?: boolean;
}

/** Text to be taken elsewhere, with the button that copies it; where the browser lets no page copy, it is selected. */
export function CopiedValue({ label, value, onCopied, lines }: Props) {
  const { t } = useTranslation();
  const text = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const isCopied = await copyText(value, text.current!);
    setCopied(isCopied);
    if (isCopied) onCopied?.();
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Box
        component="code"
        ref={text}
        className="secret"
        aria-label={label}
        role="textbox"
        aria-readonly
        tabIndex={0}
        p="xs"
        fz="sm"
        flex={1}
        bg="var(--mantine-color-default-hover)"
        bdrs="sm"
        {...(lines && { mah: '28rem', style: { whiteSpace: 'pre-wrap', overflowY: 'auto' } })}
      >
        {value}
      </Box>
      <Tooltip label={copied ? t('copied') : t('copy')}>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
          aria-label={copied ? t('copied') : t('copyWhat', { label })}
        >
          {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

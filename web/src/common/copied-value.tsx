import { ActionIcon, Box, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Text to be taken elsewhere, with the button that copies it. `label` names what it is. */
export function CopiedValue({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Box
        component="code"
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
      >
        {value}
      </Box>
      <CopyButton value={value} timeout={2000}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('copied') : t('copy')}>
            <ActionIcon
              variant="default"
              size="lg"
              onClick={copy}
              aria-label={copied ? t('copied') : t('copyWhat', { label })}
            >
              {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

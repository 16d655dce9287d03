import { Checkbox, Code, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsEveryPermission } from '../../../src/access/roles.js';
import type { Role } from '../../../src/access/roles.js';
import { isKnown, KNOWN, usePermissionWords } from './permission-words.js';

interface Props {
  role: Role;
  /** As @mantine/form gives it. */
  value?: string[];
  onChange: (words: string[]) => void;
  error?: ReactNode;
}

/** Words that a person has and this version does not know stay, unless they are taken away here. */
export function PermissionsField({ role, value = [], onChange, error }: Props) {
  const { t } = useTranslation('users');
  const say = usePermissionWords();
  const holdsAll = holdsEveryPermission(role);
  // A word that is taken away stays in sight, so that it can be given again.
  const [others] = useState(() => value.filter((word) => !isKnown(word)));
  const shown = [...KNOWN, ...others];
  return (
    <Checkbox.Group
      label={t('permissions')}
      description={holdsAll ? t('heldByRole') : t('permissionsText')}
      value={holdsAll ? [...KNOWN, ...others] : value}
      onChange={onChange}
      error={error}
    >
      <Stack gap="sm" mt={6}>
        {shown.map((word) => (
          <Checkbox
            key={word}
            value={word}
            disabled={holdsAll}
            label={isKnown(word) ? say(word) : t('otherWord')}
            description={<Code>{word}</Code>}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

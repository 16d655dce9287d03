import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '../common/search-input.js';
import { GrantMatrix } from './grant-matrix.js';
import type { MatrixProps } from './grant-matrix.js';
import { cellsGranted, OTHER_RESOURCES } from './grants.js';

/** The many names that FacturaScripts alone tells apart: folded away, and with a search of their own. */
export function OtherGrants(props: Pick<MatrixProps, 'permissions' | 'opens' | 'onChange'>) {
  const { t } = useTranslation('integrations');
  const [opened, { toggle }] = useDisclosure();
  const [words, setWords] = useState<string | null>(null);
  const id = useId();
  const given = cellsGranted(props.permissions).filter(({ resource }) => OTHER_RESOURCES.includes(resource));
  const found = OTHER_RESOURCES.filter((name) => name.toLowerCase().includes((words ?? '').toLowerCase()));
  const Icon = opened ? IconChevronDown : IconChevronRight;
  return (
    <Stack gap="xs">
      <div>
        <Button
          variant="subtle"
          px="xs"
          onClick={toggle}
          aria-expanded={opened}
          aria-controls={id}
          leftSection={<Icon size={16} aria-hidden />}
        >
          {t('matrix.others')}
        </Button>
        <Text size="sm" c="dimmed" px="xs">
          {t('matrix.othersText', { names: OTHER_RESOURCES.length, given: given.length })}
        </Text>
      </div>
      <Stack gap="xs" id={id} hidden={!opened}>
        {opened && (
          <>
            <SearchInput label={t('matrix.searchOthers')} value={words ?? undefined} onSearch={setWords} />
            {found.length > 0 ? (
              <GrantMatrix label={t('matrix.otherLabel')} resources={found} {...props} />
            ) : (
              <Text size="sm">{t('matrix.noOthers')}</Text>
            )}
          </>
        )}
      </Stack>
    </Stack>
  );
}

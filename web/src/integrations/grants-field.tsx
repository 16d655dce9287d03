import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { GrantMatrix } from './grant-matrix.js';
import { MatrixNotes } from './matrix-notes.js';
import { cellsGranted, PLATFORM_RESOURCES, PRESETS, withCells } from './grants.js';
import type { Cell, Preset } from './grants.js';
import type { KeyValues } from './key-values.js';
import { OtherGrants } from './other-grants.js';
import type { Opens } from './opens.js';
import { errorsBelow } from './form-errors.js';

const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** What a key may do: everything, or what is chosen cell by cell. */
export function GrantsField({ form, bounds }: { form: UseFormReturnType<KeyValues>; bounds: Opens }) {
  const { t } = useTranslation('integrations');
  const { setFieldValue } = form;
  const { full_access, permissions } = form.values;
  const change = useCallback(
    (cells: readonly Cell[], isGranted: boolean) =>
      setFieldValue('permissions', (before) => withCells(before, cells, isGranted)),
    [setFieldValue],
  );
  const begin = (cells: readonly Cell[]) =>
    setFieldValue('permissions', withCells([], cells.filter(bounds.opens), true));
  const matrix = { permissions, opens: bounds.opens, onChange: change };
  const error = errorsBelow(form, 'permissions', permissions);
  return (
    <Stack>
      <Radio.Group
        aria-label={t('form.grants')}
        value={full_access ? 'full' : 'chosen'}
        onChange={(value) => setFieldValue('full_access', value === 'full')}
      >
        <Stack gap="xs">
          <Radio value="chosen" label={t('form.chosen')} description={t('form.chosenText')} />
          <Radio
            value="full"
            label={t('form.full')}
            description={t('form.fullText')}
            disabled={!bounds.opensAll}
          />
        </Stack>
      </Radio.Group>
      {!full_access && (
        <>
          {error && (
            <Text c="var(--mantine-color-error)" size="sm" role="alert" tabIndex={-1} data-refused>
              {error}
            </Text>
          )}
          <Group gap="xs" role="group" aria-label={t('matrix.presets')}>
            <Text size="sm" c="dimmed">
              {t('matrix.presets')}
            </Text>
            {PRESET_NAMES.map((preset) => (
              <Button key={preset} size="xs" variant="default" onClick={() => begin(PRESETS[preset])}>
                {t(`matrix.preset.${preset}`)}
              </Button>
            ))}
            <Button size="xs" variant="default" onClick={() => begin([])}>
              {t('matrix.preset.nothing')}
            </Button>
          </Group>
          <GrantMatrix label={t('matrix.label')} resources={PLATFORM_RESOURCES} {...matrix} />
          <OtherGrants {...matrix} />
          <MatrixNotes
            deletes
            managesKeys={cellsGranted(permissions).some(({ resource }) => resource === 'api-keys')}
            boundBy={bounds.boundBy}
          />
        </>
      )}
    </Stack>
  );
}

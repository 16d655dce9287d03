import { Checkbox, Table, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ACTIONS } from '../../../src/access/resources.js';
import type { Action, ResourceName } from '../../../src/access/resources.js';
import type { MatrixProps } from './grant-matrix.js';
import { cellsOf } from './grants.js';
import { useResourceName } from './resource-name.js';

interface Props {
  resource: ResourceName;
  /** Actions, apart by blanks: texts, so that a row is drawn again only when its own change. */
  given: string;
  open: string;
  onChange: MatrixProps['onChange'];
}

const actionsIn = (text: string) => text.split(' ').filter(Boolean) as Action[];

/** What a key may do to one resource. */
export const GrantRow = memo(function GrantRow({ resource, given, open, onChange }: Props) {
  const { t } = useTranslation('integrations');
  const name = useResourceName()(resource);
  const [granted, opened] = [actionsIn(given), actionsIn(open)];
  const isAll = opened.length > 0 && opened.every((action) => granted.includes(action));
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Checkbox
          aria-label={t('matrix.row', { resource: name })}
          label={
            <>
              {name}
              {name !== resource && (
                <Text span display="block" size="xs" c="dimmed" className="secret">
                  {resource}
                </Text>
              )}
            </>
          }
          styles={{ label: { overflowWrap: 'anywhere', paddingInlineStart: 8 } }}
          checked={isAll}
          indeterminate={!isAll && granted.length > 0}
          disabled={opened.length === 0}
          onChange={() => onChange(cellsOf([resource], opened), !isAll)}
        />
      </Table.Th>
      {ACTIONS.map((action) => (
        <Table.Td key={action}>
          <Checkbox
            display="flex"
            style={{ justifyContent: 'center' }}
            aria-label={t('matrix.cell', { resource: name, action: t(`matrix.verbs.${action}`) })}
            checked={granted.includes(action)}
            disabled={!opened.includes(action)}
            onChange={({ currentTarget }) => onChange(cellsOf([resource], [action]), currentTarget.checked)}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
});

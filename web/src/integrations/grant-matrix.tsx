import { Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Grants } from '../../../src/access/grants.js';
import { ACTIONS } from '../../../src/access/resources.js';
import type { Action, ResourceName } from '../../../src/access/resources.js';
import { GrantRow } from './grant-row.js';
import { cellsOf, shareOf } from './grants.js';
import type { Cell } from './grants.js';

export interface MatrixProps {
  label: string;
  resources: readonly ResourceName[];
  permissions: readonly string[];
  /** Whether a cell may be given at all. */
  opens: (cell: Cell) => boolean;
  onChange: (cells: readonly Cell[], isGranted: boolean) => void;
}

/** Resources by actions; the boxes at the edges stand for a whole row or column. */
export function GrantMatrix({ label, resources, permissions, opens, onChange }: MatrixProps) {
  const { t } = useTranslation('integrations');
  const grants = Grants.parse(permissions);
  const actionsOf = (resource: ResourceName, holds: (cell: Cell) => boolean) =>
    ACTIONS.filter((action) => holds({ resource, action })).join(' ');
  return (
    <Table.ScrollContainer minWidth={296} type="native">
      <Table aria-label={label} highlightOnHover verticalSpacing={6} horizontalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('matrix.resource')}</Table.Th>
            {ACTIONS.map((action) => (
              <ColumnHead
                key={action}
                action={action}
                cells={cellsOf(resources, [action]).filter(opens)}
                grants={grants}
                onChange={onChange}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {resources.map((resource) => (
            <GrantRow
              key={resource}
              resource={resource}
              given={actionsOf(resource, (cell) => grants.allows(cell.resource, cell.action))}
              open={actionsOf(resource, opens)}
              onChange={onChange}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface ColumnProps {
  action: Action;
  cells: readonly Cell[];
  grants: Grants;
  onChange: MatrixProps['onChange'];
}

function ColumnHead({ action, cells, grants, onChange }: ColumnProps) {
  const { t } = useTranslation('integrations');
  const share = shareOf(grants, cells);
  return (
    <Table.Th scope="col" w={{ base: 47, sm: 110 }}>
      <Text component="span" display="block" fz={{ base: 11, sm: 'xs' }} fw={500} ta="center" mb={4}>
        {t(`matrix.actions.${action}`)}
      </Text>
      <Checkbox
        display="flex"
        style={{ justifyContent: 'center' }}
        aria-label={t('matrix.column', { action: t(`matrix.verbs.${action}`) })}
        checked={share === 'all'}
        indeterminate={share === 'some'}
        disabled={cells.length === 0}
        onChange={() => onChange(cells, share !== 'all')}
      />
    </Table.Th>
  );
}

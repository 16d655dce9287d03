import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface Column<T> {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** The column of the list's `sort`, where it can be sorted by this one. */
  sort?: string;
  numeric?: boolean;
  /** Never broken into lines. */
  nowrap?: boolean;
  /** Where its words need it, in pixels. */
  minWidth?: number;
  /** Left out on screens narrower than this. */
  from?: 'xs' | 'sm' | 'md' | 'lg';
}

interface Props<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string | number;
  sort?: string;
  onSort?: (sort: string) => void;
  minWidth?: number;
  /** For many columns of figures. */
  dense?: boolean;
}

const DENSE = { verticalSpacing: 6, horizontalSpacing: 'xs', fz: 'sm' } as const;

/** A table of records; what does not fit is scrolled sideways, by keyboard too (WCAG 2.2, 2.1.1), never cut. */
export function RecordTable<T>(props: Props<T>) {
  const { label, rows, columns, keyOf, sort, onSort, minWidth = 300, dense } = props;
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0}>
      <Table highlightOnHover aria-label={label} {...(dense && DENSE)}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ key, cell, numeric, nowrap, minWidth: least, from }) => (
                <Table.Td
                  key={key}
                  visibleFrom={from}
                  ta={numeric ? 'right' : undefined}
                  className={numeric ? 'numeric' : undefined}
                  miw={least}
                  style={nowrap ? { whiteSpace: 'nowrap' } : undefined}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface HeadingProps<T> {
  column: Column<T>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function Heading<T>({ column: { title, sort: by, numeric, from }, sort, onSort }: HeadingProps<T>) {
  const align = numeric ? 'right' : 'left';
  if (!by || !onSort) {
    return (
      <Table.Th visibleFrom={from} ta={align} scope="col">
        {title}
      </Table.Th>
    );
  }
  const order = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[order];
  return (
    <Table.Th visibleFrom={from} ta={align} scope="col" aria-sort={order}>
      <UnstyledButton
        fw={700}
        fz="sm"
        style={{ whiteSpace: 'nowrap' }}
        onClick={() => onSort(order === 'descending' ? by : `-${by}`)}
      >
        {title} <Icon size={14} aria-hidden style={{ verticalAlign: '-2px' }} />
      </UnstyledButton>
    </Table.Th>
  );
}

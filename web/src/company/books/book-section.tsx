import { ActionIcon, Badge, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResourceName } from '../../../../src/access/resources.js';
import { EmptyState } from '../../common/empty-state.js';
import { Loaded } from '../../common/loaded.js';
import { RecordTable } from '../../common/record-table.js';
import type { Column } from '../../common/record-table.js';
import { Section } from '../../common/section.js';
import { useMay } from '../../session/session.js';

interface Book {
  id: number;
  code: string;
  active: boolean;
}

interface Props<T extends Book> {
  resource: ResourceName;
  title: string;
  text: string;
  add: string;
  empty: string;
  query: UseQueryResult<T[]>;
  columns: readonly Column<T>[];
  /** What is entered; of a record that there is, or of a new one. */
  dialog: (of: T | null, close: () => void) => ReactNode;
}

/** Records that the books stand on: all of them in one table, changed in a dialog. */
export function BookSection<T extends Book>(props: Props<T>) {
  const { resource, title, text, add, empty, query, columns, dialog } = props;
  const { t } = useTranslation(['company', 'common']);
  const may = useMay();
  const [open, setOpen] = useState<{ of: T | null }>();
  const state: Column<T> = {
    key: 'state',
    title: t('state'),
    cell: ({ active }) => <InUse active={active} />,
  };
  const edit: Column<T> = {
    key: 'edit',
    title: t('common:edit'),
    cell: (of) => (
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('editWhat', { what: of.code })}
        onClick={() => setOpen({ of })}
      >
        <IconPencil size={18} />
      </ActionIcon>
    ),
  };
  return (
    <Section
      title={title}
      text={text}
      actions={
        may(resource, 'create') && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpen({ of: null })}
          >
            {add}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={empty} />
          ) : (
            <RecordTable
              label={title}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[...columns, state, ...(may(resource, 'update') ? [edit] : [])]}
              minWidth={560}
            />
          )
        }
      </Loaded>
      {open && dialog(open.of, () => setOpen(undefined))}
    </Section>
  );
}

function InUse({ active }: { active: boolean }) {
  const { t } = useTranslation('company');
  return <Badge color={active ? 'green' : 'gray'}>{t(`states.${active}`)}</Badge>;
}

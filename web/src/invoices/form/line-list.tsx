import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FormFrame } from './frame.js';
import { LineRow } from './line-row.js';
import { MOST_LINES } from './rules.js';
import { useLineEditing } from './use-line-editing.js';
import type { InvoiceFormType } from './use-invoice-form.js';
import './lines.css';

interface Props {
  frame: FormFrame;
  form: InvoiceFormType;
  /** What each line comes to; null for one that cannot be worked out as it stands. */
  nets: readonly (string | null)[];
}

export function LineList({ frame, form, nets }: Props) {
  const { t } = useTranslation('invoices');
  const editing = useLineEditing(frame, form);
  const { lines } = form.values;
  const withholds =
    frame.taxes.some(({ kind, active }) => kind === 'withholding' && active) ||
    lines.some(({ withholding }) => withholding);
  return (
    <div className="invoice-lines" data-withholds={withholds}>
      {lines.map((line, index) => (
        <LineRow
          key={line.key}
          line={line}
          index={index}
          count={lines.length}
          net={nets[index] ?? null}
          flaws={flawsOfRow(form, index)}
          taxes={frame.taxes}
          currency={frame.currency}
          withholds={withholds}
          editing={editing}
        />
      ))}
      <Group justify="space-between" mt="sm">
        <Button
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => editing.add(lines.length)}
          disabled={lines.length >= MOST_LINES}
        >
          {t('addLine')}
        </Button>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('lineKeys')}
        </Text>
      </Group>
    </div>
  );
}

/** What is wrong with the fields of one line, by their names. */
function flawsOfRow({ errors }: InvoiceFormType, index: number): Record<string, string> {
  const start = `lines.${index}.`;
  const own = Object.entries(errors).filter(([path]) => path.startsWith(start));
  return Object.fromEntries(own.map(([path, words]) => [path.slice(start.length), words as string]));
}

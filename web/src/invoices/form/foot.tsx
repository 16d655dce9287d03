import { Card, Grid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentTotals } from '../document-totals.js';
import type { Amounts } from '../document-totals.js';
import type { FormFrame } from './frame.js';
import { LONGEST } from './rules.js';
import type { InvoiceFormType } from './use-invoice-form.js';

interface Props {
  frame: FormFrame;
  form: InvoiceFormType;
  amounts: Amounts;
}

/** Below the lines: what is said about the whole document, and what it comes to. */
export function Foot({ frame, form, amounts }: Props) {
  const { t } = useTranslation('invoices');
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="sm">
          <Textarea
            label={t('notes')}
            description={t('notesText')}
            autosize
            minRows={4}
            maxLength={LONGEST.notes}
            {...form.getInputProps('notes')}
          />
          {frame.hasManualTax && (
            <TextInput
              label={t('taxGiven')}
              description={t('taxGivenText')}
              inputMode="decimal"
              autoComplete="off"
              maw={240}
              {...form.getInputProps('tax')}
            />
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card withBorder padding="md">
          <DocumentTotals amounts={amounts} />
          {form.errors['lines'] && (
            <Text size="sm" c="error" role="alert">
              {form.errors['lines']}
            </Text>
          )}
        </Card>
      </Grid.Col>
    </Grid>
  );
}

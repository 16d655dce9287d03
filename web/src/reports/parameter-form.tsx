import { Button, Card, Group, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateParameterView, TemplateView } from '../api/generated/index.js';
import { daysIn } from '../common/days.js';
import { showInForm } from '../common/save.js';
import { translate } from '../i18n/i18n.js';
import { PeriodSelect } from './period-select.js';
import type { ReportParameters } from './reports.js';

const MAX_DAYS = 366;
const WIDTH = { base: '1 1 100%', xs: '0 1 170px' };

interface Props {
  template: TemplateView;
  parameters: ReportParameters;
  onAsk: (parameters: ReportParameters) => void;
  /** Why what was asked for last is not there. */
  refused: Error | null;
}

export function ParameterForm({ template, parameters, onAsk, refused }: Props) {
  const { t } = useTranslation('reports');
  const form = useForm<Record<string, string>>({ initialValues: { ...parameters }, validate: useRules(template) });
  const { setValues, clearErrors } = form;
  const asked = JSON.stringify(parameters);
  // The way back in the browser is a change of what is asked for too.
  useEffect(() => {
    setValues(JSON.parse(asked) as Record<string, string>);
    clearErrors();
  }, [asked]);
  useEffect(() => {
    if (refused) showInForm(form, refused);
  }, [refused]);
  const { from, to } = form.values;
  return (
    <Card withBorder component="form" onSubmit={form.onSubmit(onAsk)} noValidate>
      <Group gap="sm" align="flex-start">
        {from !== undefined && to !== undefined && (
          <PeriodSelect
            period={{ from, to }}
            onChoose={(period) => onAsk({ ...form.values, ...period })}
            flex={WIDTH}
          />
        )}
        {template.parameters.map((parameter) => (
          <Field key={parameter.name} parameter={parameter} input={form.getInputProps(parameter.name)} />
        ))}
        <Button type="submit" mt={{ xs: 25 }}>
          {t('show')}
        </Button>
      </Group>
    </Card>
  );
}

interface FieldProps {
  parameter: TemplateParameterView;
  input: ReturnType<ReturnType<typeof useForm<Record<string, string>>>['getInputProps']>;
}

function Field({ parameter: { title, type, choices = [] }, input }: FieldProps) {
  if (type === 'date') return <TextInput type="date" label={title} flex={WIDTH} {...input} />;
  const data = choices.map((value) => ({
    value,
    label: translate(`reports:choices.${value}`, { defaultValue: value }),
  }));
  return <Select label={title} data={data} allowDeselect={false} flex={WIDTH} {...input} />;
}

/** What can be told of dates before the server is asked. */
function useRules({ parameters }: TemplateView) {
  const { t } = useTranslation('reports');
  const needed = (value: string) => (value ? null : t('dateNeeded'));
  const rules = parameters
    .filter(({ type }) => type === 'date')
    .map(({ name }) => [name, needed] as const);
  const ends = (to: string, { from = '' }: Record<string, string>) => {
    if (!to || !from) return needed(to);
    if (to < from) return t('beforeFrom');
    return daysIn(from, to) > MAX_DAYS ? t('tooLong', { most: MAX_DAYS }) : null;
  };
  return {
    ...Object.fromEntries(rules),
    ...(parameters.some(({ name }) => name === 'to') && { to: ends }),
  };
}

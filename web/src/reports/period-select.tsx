import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../common/days.js';
import { useProfile } from '../session/session.js';
import { PERIOD_NAMES, periodsOn } from './periods.js';
import type { Period, PeriodName } from './periods.js';

interface Props {
  period: Period;
  onChoose: (period: Period) => void;
  flex: SelectProps['flex'];
}

/** A usual period instead of two dates. */
export function PeriodSelect({ period, onChoose, flex }: Props) {
  const { t } = useTranslation('reports');
  const { company } = useProfile();
  const periods = periodsOn(todayIn(company.timezone));
  const chosen = PERIOD_NAMES.find(
    (name) => periods[name].from === period.from && periods[name].to === period.to,
  );
  return (
    <Select
      label={t('period')}
      placeholder={t('ownPeriod')}
      data={PERIOD_NAMES.map((value) => ({ value, label: t(`periods.${value}`) }))}
      value={chosen ?? null}
      onChange={(name) => name && onChoose(periods[name as PeriodName])}
      allowDeselect={false}
      flex={flex}
    />
  );
}

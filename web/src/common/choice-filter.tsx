import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string | undefined;
  data: readonly { value: string; label: string }[];
  onChoose: (value: string | null) => void;
}

/** A filter of a list with a few choices; everything while none is chosen. */
export function ChoiceFilter({ label, value, data, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={label}
      placeholder={t('all')}
      data={data}
      value={value ?? null}
      onChange={onChoose}
      clearable
      clearButtonProps={{ 'aria-label': t('clearWhat', { label }) }}
      flex={{ base: '1 1 130px', sm: '0 1 170px' }}
    />
  );
}

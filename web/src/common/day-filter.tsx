import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** Before that a year is still being typed. */
const FIRST_DAY = '1900-01-01';

interface Props {
  label: string;
  value: string | undefined;
  onChoose: (day: string | null) => void;
}

/** A filter of a list by a day, as `YYYY-MM-DD`. */
export function DayFilter({ label, value = '', onChoose }: Props) {
  const [typed, setTyped] = useState(value);
  const [chosen, setChosen] = useState(value);
  // What was chosen elsewhere, such as nothing, is shown here.
  if (chosen !== value) {
    setChosen(value);
    setTyped(value);
  }
  const change = (day: string) => {
    setTyped(day);
    if (!day || day >= FIRST_DAY) onChoose(day || null);
  };
  return (
    <TextInput
      type="date"
      label={label}
      value={typed}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      flex={{ base: '1 1 130px', sm: '0 1 160px' }}
    />
  );
}

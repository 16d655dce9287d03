import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function UserState({ active }: { active: boolean }) {
  const { t } = useTranslation('users');
  return <Badge color={active ? 'green' : 'gray'}>{t(`states.${active}`)}</Badge>;
}

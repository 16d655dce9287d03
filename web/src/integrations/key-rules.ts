import type { FormValidateInput } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../common/zoned-time.js';
import { entriesIn, isAddressOrRange } from './addresses.js';
import type { KeyValues } from './key-values.js';

const LONGEST_NAME = 150;
const MOST_CALLS = 1_000_000;
const MOST_SECONDS = 86_400;

const isWhole = (value: number | string, most: number) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

/** What can be told of a key before it is sent; `initial` is as it was stored, and good. */
export function useKeyRules(initial: KeyValues, timeZone: string): FormValidateInput<KeyValues> {
  const { t } = useTranslation(['integrations', 'common']);
  return {
    name: (name) => {
      if (!name.trim()) return t('form.nameNeeded');
      return name.trim().length > LONGEST_NAME ? t('form.nameLong', { most: LONGEST_NAME }) : null;
    },
    permissions: (permissions, { full_access }) =>
      full_access || permissions.length > 0 ? null : t('form.grantsNeeded'),
    allow_ips: (text) => {
      const bad = entriesIn(text).filter((entry) => !isAddressOrRange(entry));
      return bad.map((entry) => `${entry}: ${t('common:details.not_a_cidr')}`).join(' ') || null;
    },
    expires_at: (wallTime, { expiry }) => {
      if (expiry !== 'own' || wallTime === initial.expires_at) {
        return expiry === 'own' && !wallTime ? t('form.expiryNeeded') : null;
      }
      const end = instantOf(wallTime, timeZone);
      if (end === null) return t('form.expiryNeeded');
      return Date.parse(end) <= Date.now() ? t('form.expiryPast') : null;
    },
    rate_limit: {
      calls: (calls, { limit }) =>
        limit !== 'own' || isWhole(calls, MOST_CALLS) ? null : t('form.callsNeeded'),
      seconds: (seconds, { limit }) =>
        limit !== 'own' || isWhole(seconds, MOST_SECONDS) ? null : t('form.secondsNeeded'),
    },
  };
}

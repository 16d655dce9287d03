import { useTranslation } from 'react-i18next';
import type { Role } from '../../../src/access/roles.js';
import type { AuditEvent, RateLimitDto } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import type { Names } from './names.js';
import { spanOf } from './span.js';
import { en } from './words/details.js';

type Field = keyof typeof en.fields;
const FIELDS = Object.keys(en.fields) as Field[];

interface Details extends Partial<Record<Field, unknown>> {
  changed?: Partial<Record<Field, { from: unknown; to: unknown }>>;
  route?: string;
  follows?: number;
  replaced_by?: number;
  rotated_from_id?: number | null;
  overlap_seconds?: number;
  switched?: boolean;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** What a new key or person is anyway. */
const goesWithoutSaying = (value: unknown) => isEmpty(value) || value === true;

const asWritten = (values: readonly unknown[], everything: string) =>
  values.map((value) => (value === '*' ? everything : String(value))).join(', ');

/** What an event says beside its sentence, line by line. */
export function useEventLines(names: Names): (event: AuditEvent) => string[] {
  const { t, i18n } = useTranslation('audit');
  const said = useSaid(names);
  return ({ details }) => {
    const {
      changed = {},
      route,
      follows,
      replaced_by,
      rotated_from_id,
      overlap_seconds,
      switched,
    } = details as Details;
    const about = FIELDS.filter((field) => field !== 'name' && !goesWithoutSaying(details[field]));
    const differing = FIELDS.filter((field) => field in changed);
    return [
      ...about.map((field) => said.value(field, details[field])),
      ...differing.flatMap((field) => said.change(field, changed[field]!)),
      ...(route ? [t('details.route', { route })] : []),
      ...(replaced_by ? [t('details.replaced', { key: names.keyInFull(replaced_by) })] : []),
      ...(rotated_from_id ? [t('details.replaces', { key: names.keyInFull(rotated_from_id) })] : []),
      ...(overlap_seconds ? [t('details.overlap', { span: spanOf(overlap_seconds, i18n.language) })] : []),
      ...(overlap_seconds === 0 ? [t('details.noOverlap')] : []),
      ...(follows ? [t('details.follows', { key: names.keyInFull(follows) })] : []),
      ...(switched ? [t('details.switched')] : []),
    ];
  };
}

/** Values and changes of single fields, in words. */
function useSaid(names: Names) {
  const { t } = useTranslation(['audit', 'common', 'shell']);
  const { moment, number } = useFormats();
  const wordsOf = (field: Field, value: unknown): string => {
    if (isEmpty(value)) return t('details.nothing');
    if (Array.isArray(value)) return asWritten(value, t('details.everything'));
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
    if (field === 'expires_at') return moment(value as string);
    if (field === 'user_id') return names.person(value as number);
    if (field === 'role') return t(`shell:roles.${value as Role}`);
    if (field === 'rate_limit') {
      const { calls, seconds } = value as RateLimitDto;
      return t('details.callsPer', { calls: number(calls), seconds: number(seconds) });
    }
    const words = value as string;
    return words in en.values ? t(`details.values.${words as keyof typeof en.values}`) : words;
  };
  const named = (field: Field) => t(`details.fields.${field}`);
  return {
    value: (field: Field, value: unknown) =>
      t('details.value', { field: named(field), value: wordsOf(field, value) }),
    change: (field: Field, { from, to }: { from: unknown; to: unknown }): string[] => {
      if (!Array.isArray(from) || !Array.isArray(to))
        return [
          t('details.change', { field: named(field), from: wordsOf(field, from), to: wordsOf(field, to) }),
        ];
      const without = (values: unknown[], others: unknown[]) =>
        asWritten(
          values.filter((value) => !others.includes(value)),
          t('details.everything'),
        );
      const [added, removed] = [without(to, from), without(from, to)];
      return [
        ...(added ? [t('details.added', { field: named(field), values: added })] : []),
        ...(removed ? [t('details.removed', { field: named(field), values: removed })] : []),
      ];
    },
  };
}

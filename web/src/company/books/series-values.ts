import type { CreateSeriesDto, Series, UpdateSeriesDto } from '../../api/generated/index.js';

/** What is entered about a series; numbers can be empty. */
export type SeriesValues = Pick<Series, 'code' | 'name' | 'kind' | 'pattern' | 'is_default' | 'active'> & {
  range_from: number | '';
  range_to: number | '';
  authorisation: string;
  valid_until: string;
};

const NEW: SeriesValues = {
  code: '',
  name: '',
  kind: 'invoice',
  pattern: '{CODE}{YEAR}-{NUMBER:6}',
  range_from: 1,
  range_to: '',
  authorisation: '',
  valid_until: '',
  is_default: false,
  active: true,
};

export function valuesOf(of: Series | null): SeriesValues {
  if (!of) return NEW;
  const { code, name, kind, pattern, range_from, range_to, authorisation, valid_until, is_default, active } =
    of;
  const optional = {
    range_to: range_to ?? ('' as const),
    authorisation: authorisation ?? '',
    valid_until: valid_until ?? '',
  };
  return { code, name, kind, pattern, range_from, ...optional, is_default, active };
}

/** What may change of a series that there is. */
export function changesOf(values: SeriesValues): UpdateSeriesDto {
  const { name, pattern, range_to, authorisation, valid_until, is_default, active } = values;
  return {
    name,
    pattern,
    range_to: range_to === '' ? null : range_to,
    authorisation: authorisation.trim() || null,
    valid_until: valid_until || null,
    is_default,
    active,
  };
}

export function newSeriesOf(values: SeriesValues): CreateSeriesDto {
  const { code, name, kind, range_from } = values;
  return { ...changesOf(values), code, name, kind, range_from: Number(range_from) };
}

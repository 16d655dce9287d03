import type { UseFormReturnType } from '@mantine/form';
import type { KeyValues } from './key-values.js';

/**
 * What is wrong with a list in a form: what was said of all of it, and of its entries by their number, each behind
 * the entry itself.
 */
export function errorsBelow(
  form: UseFormReturnType<KeyValues>,
  field: 'permissions' | 'allow_ips',
  entries: readonly string[],
): string | undefined {
  const found = Object.entries(form.errors).flatMap(([path, said]) => {
    if (typeof said !== 'string') return [];
    if (path === field) return [said];
    if (!path.startsWith(`${field}.`)) return [];
    const entry = entries[Number(path.slice(field.length + 1))];
    return [entry === undefined ? said : `${entry}: ${said}`];
  });
  return found.join(' ') || undefined;
}

import type { UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';
import { wordsOfDetail } from './detail.js';

export interface Saving<Input, Saved> {
  work: (input: Input) => Promise<Saved>;
  /** The lists and records that are read anew: the first parts of their keys. */
  changes: readonly string[];
  /** Said when it is done. */
  done?: (saved: Saved) => string;
  onSaved?: (saved: Saved) => void | Promise<void>;
}

/** Something that changes the books: told when it is done, read anew where it shows. What failed stays to be tried again. */
export function useSave<Input = void, Saved = unknown>({
  work,
  changes,
  done,
  onSaved,
}: Saving<Input, Saved>) {
  const queries = useQueryClient();
  return useMutation<Saved, Error, Input>({
    mutationFn: work,
    onSuccess: async (saved) => {
      if (done) notifications.show({ message: done(saved), color: 'key' });
      await onSaved?.(saved);
      await Promise.all(changes.map((first) => queries.invalidateQueries({ queryKey: [first] })));
    },
  });
}

/** `lines[0].quantity` as forms name it. */
const pathOf = (field: string) => field.replaceAll(/\[(\d+)\]/g, '.$1');

/** Writes what the server refused beside its fields. */
export function showInForm<T extends Record<string, unknown>>(
  form: UseFormReturnType<T>,
  error: Error,
): void {
  if (!(error instanceof ApiProblem)) return;
  const known = error.details.filter(({ field }) => isField(form, field));
  form.setErrors(Object.fromEntries(known.map((detail) => [pathOf(detail.field), wordsOfDetail(detail)])));
}

/** Whether a form has the field that a detail is about. */
export function isField<T extends Record<string, unknown>>(
  form: UseFormReturnType<T>,
  field: string,
): boolean {
  const top = pathOf(field).split('.')[0]!;
  return top in form.getValues();
}

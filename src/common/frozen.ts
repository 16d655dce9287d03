/** Freezes a value that many share, and all that it is made of. */
export function frozen<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value) as unknown[])
    if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}

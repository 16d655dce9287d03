/** A document number without what people write between its characters. */
export function plainNif(number: string): string {
  return number.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

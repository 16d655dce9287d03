/** A moment to the second, in UTC: `2026-03-27T10:30:00Z`. */
export function toTheSecond(moment: string | number): string {
  return `${new Date(moment).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}

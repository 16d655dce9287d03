/** The date of payment, as far from the day of issue `to` as it was from `from`; all of them `YYYY-MM-DD`. */
export function moveDueDate(due_on: string, from: string, to: string): string {
  return new Date(Date.parse(due_on) + Date.parse(to) - Date.parse(from)).toISOString().slice(0, 10);
}

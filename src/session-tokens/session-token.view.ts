/** What a key is exchanged for: the only sight of the token. */
export interface SessionTokenView {
  session_token: string;
  /** ISO 8601 in UTC, to the second. */
  expires_at: string;
}

/** A moment as YoFacturo writes it: `2026-03-27T10:30:00Z`. */
export function toTheSecond(moment: string | number): string {
  return `${new Date(moment).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}

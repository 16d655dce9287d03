/** What a key is exchanged for: the only sight of the token. */
export class SessionTokenView {
  session_token: string;

  /** ISO 8601 in UTC, to the second. */
  expires_at: string;
}

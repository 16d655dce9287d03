/** Calls per window of seconds. */
export interface RateLimit {
  calls: number;
  seconds: number;
}

/** What a process does from its start to its end. */
export interface Service {
  /** Rejects with a sentence for the operator. */
  start(): Promise<void>;
  /** Finishes what was begun; whether all of it was. */
  stop(signal: NodeJS.Signals): Promise<boolean>;
  /** Leaves nothing behind after a start that failed. */
  abandon(): Promise<void>;
}

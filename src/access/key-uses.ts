/** Hears of every request that a key made, whatever became of it (implemented by activity, which comes after access). */
export abstract class KeyUses {
  /** Called once per request, before it is answered: it does no work that the request would wait for. */
  abstract note(companyId: number, keyId: number, address: string): void;
}

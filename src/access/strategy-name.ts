import { Authenticator } from './authenticator.js';
import { CredentialSource } from './door.js';

/**
 * Passport's registry belongs to the whole process: under names of its own, no application there reads
 * credentials for another.
 */
export function strategyName(source: CredentialSource, authenticator: Pick<Authenticator, 'id'>): string {
  return `${source} of ${authenticator.id}`;
}

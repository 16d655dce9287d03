import { Problem } from '../common/problem.js';
import { UUID } from '../common/uuid.js';
import { CompanySession } from './company-session.js';
import { sqlState } from './errors.js';

const API_SWITCHED_OFF = 'LV403';
const CREDENTIAL_CHANGED = 'LV401';

/** BEGIN and the check in one round trip: only integers and a UUID are written into its text, never a request's. */
export function openingStatement(session: CompanySession): string {
  const written = proofOf(session).map((value) =>
    typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL'),
  );
  return `BEGIN; SELECT enter_company(${written.join(', ')})`;
}

/** What enter_company is called with. */
export function proofOf({ companyId, credential }: CompanySession): (number | string | boolean | null)[] {
  const { key, webSession } = credential ?? {};
  return [
    integer(companyId),
    credential !== undefined,
    integer(key?.id),
    integer(key?.generation),
    uuid(webSession?.id),
    integer(webSession?.generation),
  ];
}

/** Whether enter_company found that the credential is not what it was when it was verified. */
export const isOfChangedCredential = (error: unknown): boolean => sqlState(error) === CREDENTIAL_CHANGED;

/** What enter_company refused, as a problem. */
export function refusalOf(error: unknown, { credential }: CompanySession): unknown {
  const state = sqlState(error);
  if (state === API_SWITCHED_OFF) return new Problem('api_disabled', { cause: error });
  if (state !== CREDENTIAL_CHANGED) return error;
  return new Problem(credential?.webSession ? 'session_expired' : 'invalid_api_key', { cause: error });
}

function integer(value: number | undefined): number | null {
  if (value === undefined) return null;
  if (!Number.isSafeInteger(value)) throw new TypeError('an identifier is not an integer');
  return value;
}

function uuid(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (!UUID.test(value)) throw new TypeError('an identifier is not a UUID');
  return value;
}

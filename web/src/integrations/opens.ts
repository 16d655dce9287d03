import { Grants } from '../../../src/access/grants.js';
import { RESOURCE_NAMES } from '../../../src/access/resources.js';
import type { ApiKeyView } from '../api/generated/index.js';
import { useMay } from '../session/session.js';
import { cellsOf } from './grants.js';
import type { Cell } from './grants.js';

export interface Opens {
  opens: (cell: Cell) => boolean;
  /** Whether full access may be given. */
  opensAll: boolean;
  /** Who sets the bounds; null where there are none. */
  boundBy: 'beyondRole' | 'beyondMaker' | null;
}

/** What may be given to a key: what one's own role opens, and no more than the key holds that made it. */
export function useOpens(makerKey?: ApiKeyView): Opens {
  const may = useMay();
  const held = makerKey && Grants.fromRows(makerKey.full_access, makerKey.access);
  const byRole = ({ resource, action }: Cell) => may(resource, action);
  const byMaker = ({ resource, action }: Cell) => held?.allows(resource, action) ?? true;
  const closed = (opens: (cell: Cell) => boolean) => !cellsOf(RESOURCE_NAMES).every(opens);
  return {
    opens: (cell) => byRole(cell) && byMaker(cell),
    opensAll: held?.fullAccess ?? true,
    boundBy: closed(byMaker) ? 'beyondMaker' : closed(byRole) ? 'beyondRole' : null,
  };
}

import { AccessRow, Grants } from '../access/grants.js';
import { UpdateApiKeyDto } from './api-key.dto.js';

export interface StoredGrants {
  full_access: boolean;
  access: readonly AccessRow[];
}

/** A change of a key; what no request says by itself is beside its DTO. */
export interface KeyChange extends UpdateApiKeyDto {
  /**
   * The rows that the key is to have from now on, by what it has when it is this change's turn. Unlike permissions, a
   * row may allow nothing. They are no full access.
   */
  access?: (key: StoredGrants) => readonly AccessRow[];
}

/** What a stored key holds. */
export function storedGrants({ full_access, access }: StoredGrants): Grants {
  return Grants.fromRows(full_access, access);
}

/** What a new key is to hold, in either spelling; nothing when nothing is named. */
export function namedGrants(dto: UpdateApiKeyDto): Grants {
  if (dto.full_access) return Grants.full();
  return Grants.parse(dto.permissions ?? []);
}

/** What a key is to hold from now on; undefined when the request leaves its grants as they are. */
export function changedGrants(dto: UpdateApiKeyDto, key: StoredGrants): Grants | undefined {
  const keepsRows = !dto.full_access && !dto.permissions;
  if (!keepsRows) return namedGrants(dto);
  return dto.full_access === false && key.full_access ? Grants.none() : undefined;
}

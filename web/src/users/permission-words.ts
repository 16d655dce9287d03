import { useTranslation } from 'react-i18next';
import { GRANULAR_PERMISSIONS } from '../../../src/access/granular-permissions.js';
import type { GranularPermission } from '../../../src/access/granular-permissions.js';

export const KNOWN = Object.keys(GRANULAR_PERMISSIONS) as GranularPermission[];

export const isKnown = (word: string): word is GranularPermission => word in GRANULAR_PERMISSIONS;

/** What a granular permission is called; one of another version keeps its word. */
export function usePermissionWords(): (word: string) => string {
  const { t } = useTranslation('users');
  return (word) => (isKnown(word) ? t(`words.${word}`) : word);
}

import { useTranslation } from 'react-i18next';
import type { ResourceName } from '../../../src/access/resources.js';
import { en } from './words/matrix.js';

type Named = keyof typeof en.resources;

const isNamed = (resource: ResourceName): resource is Named => resource in en.resources;

/** What people call a resource; one that only FacturaScripts has goes by its name there. */
export function useResourceName(): (resource: ResourceName) => string {
  const { t } = useTranslation('integrations');
  return (resource) => (isNamed(resource) ? t(`matrix.resources.${resource}`) : resource);
}

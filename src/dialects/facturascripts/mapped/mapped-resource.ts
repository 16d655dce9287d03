import type { Type } from '@nestjs/common';
import type { Resource, WebSessionOnly } from '../../../access/route-policy.js';
import { FeatureWriter } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';

/** A resource that shows a feature: where its columns are, under which grant, and what writes them. */
export interface MappedResource {
  mapping: Mapping;
  /** What the seed calls it. */
  singular: string;
  access: ReturnType<typeof Resource>;
  /** What writing asks for, where that is more than the grant. */
  writes?: ReturnType<typeof WebSessionOnly>;
  writer: Type<FeatureWriter>;
}

import { Resource } from '../../../access/route-policy.js';
import { AttachedFiles } from './attached-files.service.js';
import { ProductImages } from './product-images.service.js';

/** The resources of files: kept records with a behaviour of their own, which their service has as `resource`. */
export const FILE_RESOURCES = [
  {
    name: 'attachedfiles',
    singular: 'attachedfile',
    access: Resource('attachedfiles'),
    service: AttachedFiles,
  },
  {
    name: 'productoimagenes',
    singular: 'productoimagen',
    access: Resource(['products', 'productoimagenes']),
    service: ProductImages,
  },
] as const;

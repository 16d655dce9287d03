import { join } from 'node:path';
import { FileName } from './file-name.js';

/** What a path on the wire begins with, as in the original. */
const ROOT = 'MyFiles';

/** Company, year, month, name: nothing that leads out of its folder is written so. */
const PATH =
  /^MyFiles\/([1-9]\d{0,15})\/(\d{4})\/(\d{2})\/(-?\d{1,16}_[a-z0-9-]{1,60}(?:\.[a-z0-9]{1,10})?)$/;

interface FilePlace {
  companyId: number;
  /** `yyyy-mm-dd`, the day of the upload. */
  date: string;
  idfile: string;
  name: Pick<FileName, 'slug' | 'extension'>;
}

/** The path of a file as the wire says it: `MyFiles/<company>/<year>/<month>/<idfile>_<slug>.<ext>`. */
export function filePath({ companyId, date, idfile, name }: FilePlace): string {
  const [year, month] = date.split('-');
  const end = name.extension && `.${name.extension}`;
  return `${ROOT}/${companyId}/${year}/${month}/${idfile}_${name.slug}${end}`;
}

/** Where that file is under the folder of uploads; undefined for what is no path of a file. */
export function placeUnder(folder: string, path: string): string | undefined {
  const parts = PATH.exec(path)?.slice(1);
  return parts && join(folder, ...parts);
}

import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { Upload } from '../../../http/multipart.js';
import { FsRecords } from '../engine/records.service.js';
import { WireRecord } from '../engine/resource.js';
import { AttachedFiles } from './attached-files.service.js';

/** `files[]`, `files[0]`, `files[front]`; the original reads no other field. */
const FIELD = /^files\[[^[\]]*\]$/;

/** Attaches the files of one call, all or none; those that may not be attached are left out. */
@Injectable()
export class UploadFiles {
  constructor(
    private readonly scope: CompanyScope,
    private readonly files: AttachedFiles,
    private readonly records: FsRecords,
  ) {}

  keep(uploads: readonly Upload[]): Promise<{ files: WireRecord[] }> {
    return this.scope.run(async () => {
      const files: WireRecord[] = [];
      for (const upload of uploads) {
        if (!FIELD.test(upload.field) || !this.files.takes(upload)) continue;
        files.push(await this.records.get(this.files.resource, await this.files.keep(upload)));
      }
      return { files };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { Upload } from '../../../http/multipart.js';
import { Stored } from '../engine/column-values.js';
import { OwnRecords } from '../engine/own-records.service.js';
import { ownRows } from '../engine/own-rows.js';
import { FsResource, RecordValues, WireRecord, Writer } from '../engine/resource.js';
import { SYSTEM } from '../tables/system.js';
import { mimetypeOf } from './content-types.js';
import { DownloadLinks } from './download-links.js';
import { fileName, isBlocked } from './file-name.js';
import { filePath } from './file-path.js';
import { UploadStore } from './upload-store.js';

const NAME = 'attachedfiles';
const TABLE = SYSTEM[NAME]!;

/** The files of the company: a record of each, and its bytes in the store, which come and go together (facts, 3.6). */
@Injectable()
export class AttachedFiles {
  readonly resource: FsResource = {
    name: NAME,
    table: TABLE,
    rows: ownRows(NAME, TABLE),
    writer: {
      create: (values, uploads) => this.create(values, uploads?.[0]),
      update: (key, values, present) => this.update(key, values, present),
      remove: (key, present) => this.remove(key, present),
    },
    shown: (records) => Promise.resolve(records.map((record) => this.withLinks(record))),
    refusals: { duplicate: 'conflict', notSaved: 'validation_failed', notDeleted: 'conflict' },
    unknownColumnsMatchNothing: true,
  };

  private readonly records: Writer;

  constructor(
    own: OwnRecords,
    private readonly scope: CompanyScope,
    private readonly store: UploadStore,
    private readonly links: DownloadLinks,
  ) {
    this.records = own.writer(NAME, TABLE);
  }

  /** True for what may be attached: something, and no program of a web server. */
  takes({ filename, content }: Upload): boolean {
    return content.length > 0 && !isBlocked(fileName(filename));
  }

  /** Keeps a file under the chosen key or the next; answers the key. Its bytes are there before the record is. */
  keep(upload: Upload, chosen: Stored = null): Promise<string> {
    return this.scope.run(async () => {
      const name = fileName(upload.filename);
      const moment = await this.now();
      const key = await this.records.create({
        ...moment,
        idfile: chosen,
        filename: name.shown,
        mimetype: mimetypeOf(name.extension),
        path: '',
        size: upload.content.length,
      });
      const path = filePath({ companyId: this.scope.companyId, date: moment.date, idfile: key, name });
      this.scope.atEnd({ undone: () => this.store.remove(path) });
      await this.store.write(path, upload.content);
      await this.records.update(key, { path }, {});
      return key;
    });
  }

  /** The paths of files by their keys, apart from those that the company does not have. */
  paths(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.scope.run(async (manager) => {
      const rows = await manager.query<{ key: string; path: string }[]>(
        `SELECT key, data->>'path' AS path FROM facturascripts_records
         WHERE company_id = $1 AND resource = '${NAME}' AND key = ANY ($2)`,
        [this.scope.companyId, keys],
      );
      return new Map(rows.map(({ key, path }) => [key, path]));
    });
  }

  /** What tells a file apart comes from the file; only its key may be chosen. */
  private create({ idfile }: RecordValues, upload: Upload | undefined): Promise<string> {
    if (!upload) throw invalid('path', 'required');
    if (!this.takes(upload)) throw invalid('filename', 'not_attachable');
    return this.keep(upload, idfile);
  }

  /** Where the bytes are and how many stays: a record that named others would open them. */
  private async update(key: string, values: RecordValues, present: WireRecord): Promise<void> {
    for (const fixed of ['path', 'size'])
      if (fixed in values && values[fixed] !== present[fixed]) throw invalid(fixed, 'not_changeable');
    const { filename, ...others } = values;
    const named: RecordValues = filename === undefined ? {} : { filename: lowered(filename) };
    await this.records.update(key, { ...others, ...named }, present);
  }

  private async remove(key: string, present: WireRecord): Promise<void> {
    await this.records.remove(key, present);
    this.scope.atEnd({ committed: () => this.store.remove(present.path as string) });
  }

  private withLinks(record: WireRecord): WireRecord {
    return { ...record, ...this.links.of(record.path as string) };
  }

  /** What day and time it is where the company is. */
  private now(): Promise<{ date: string; hour: string }> {
    return this.scope.run(async (manager) => {
      const [now] = await manager.query<[{ date: string; hour: string }]>(
        `SELECT to_char(t.now, 'YYYY-MM-DD') AS date, to_char(t.now, 'HH24:MI:SS') AS hour
         FROM (SELECT clock_timestamp() AT TIME ZONE timezone AS now FROM companies WHERE id = $1) t`,
        [this.scope.companyId],
      );
      return now;
    });
  }
}

const lowered = (text: Stored) => (typeof text === 'string' ? text.toLowerCase() : text);

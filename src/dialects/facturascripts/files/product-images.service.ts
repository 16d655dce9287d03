import { Injectable } from '@nestjs/common';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { OwnRecords } from '../engine/own-records.service.js';
import { ownRows } from '../engine/own-rows.js';
import { References } from '../engine/references.service.js';
import { FsResource, WireRecord, Writer } from '../engine/resource.js';
import { CATALOGUE } from '../tables/catalogue.js';
import { AttachedFiles } from './attached-files.service.js';
import { DownloadLinks } from './download-links.js';

const NAME = 'productoimagenes';
const TABLE = CATALOGUE[NAME]!;

/**
 * Which files are images of which products (facts, 3.7). `thumbnails` is always empty: nothing here makes smaller
 * images.
 */
@Injectable()
export class ProductImages {
  readonly resource: FsResource;

  constructor(
    own: OwnRecords,
    references: References,
    private readonly files: AttachedFiles,
    private readonly links: DownloadLinks,
  ) {
    this.resource = {
      name: NAME,
      table: TABLE,
      rows: ownRows(NAME, TABLE),
      writer: withoutUploads(references.checking(NAME, own.writer(NAME, TABLE))),
      shown: (records, read) => this.shown(records, read),
    };
  }

  private async shown(records: readonly WireRecord[], read: 'list' | 'one'): Promise<WireRecord[]> {
    const paths = await this.files.paths(records.map(({ idfile }) => String(idfile)));
    return records.flatMap((record) => {
      const path = paths.get(String(record.idfile));
      // Its file went since it was read, and it with the file.
      if (path === undefined) return [];
      const orden = record.orden ?? (read === 'list' ? record.id : null);
      return [{ ...record, orden, ...this.links.of(path), thumbnails: [] }];
    });
  }
}

/** The original takes no image here either: it is uploaded first, then named. */
function withoutUploads(writer: Writer): Writer {
  return {
    ...writer,
    create: (values, uploads = []) => {
      if (uploads.length > 0) throw new EndpointProblem('malformed_request', 'not-valid-image');
      return writer.create(values);
    },
  };
}

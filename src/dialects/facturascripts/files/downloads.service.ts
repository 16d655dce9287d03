import { basename, extname } from 'node:path';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Problem } from '../../../common/problem.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { servedAs } from './content-types.js';
import { DownloadLinks } from './download-links.js';
import { UploadStore } from './upload-store.js';

/** Opens files by their links. No database is asked: the token is the permission, and a deleted file is gone. */
@Injectable()
export class Downloads {
  constructor(
    private readonly links: DownloadLinks,
    private readonly store: UploadStore,
  ) {}

  /** Throws forbidden for a wrong token, whether or not there is such a file; not_found once it is gone. */
  async open(path: string, token: string): Promise<StreamableFile> {
    if (!this.links.opens(path, token)) throw new Problem('forbidden');
    const file = await this.store.read(path);
    if (!file) throw new EndpointProblem('not_found', 'file-not-found');
    const { type, inline } = servedAs(extname(path).slice(1));
    // What is stored has a name that is safe in a header.
    const disposition = `${inline ? 'inline' : 'attachment'}; filename="${basename(path)}"`;
    return new StreamableFile(file.content, { type, disposition, length: file.size });
  }
}

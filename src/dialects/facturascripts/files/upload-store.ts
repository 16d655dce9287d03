import { randomBytes } from 'node:crypto';
import { constants, ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../config/config.js';
import { placeUnder } from './file-path.js';

/** A file that is being read. */
export interface StoredFile {
  content: ReadStream;
  /** In bytes. */
  size: number;
}

/** The uploaded files, under `DATA_DIR/uploads`, for the server's own account alone. */
@Injectable()
export class UploadStore {
  private readonly folder: string;

  constructor({ dataDir }: Config) {
    this.folder = join(dataDir, 'uploads');
  }

  /** Whole and on the disk before it gets its name. */
  async write(path: string, content: Buffer): Promise<void> {
    const place = this.placeOf(path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomBytes(6).toString('hex')}`;
    try {
      await writeFile(draft, content, { flag: 'wx', mode: 0o600, flush: true });
      await rename(draft, place);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** One that is gone already is no mistake. */
  async remove(path: string): Promise<void> {
    await rm(this.placeOf(path), { force: true });
  }

  /** Undefined where there is none; a folder and a link are none. */
  async read(path: string): Promise<StoredFile | undefined> {
    const place = placeUnder(this.folder, path);
    const file = place && (await open(place, constants.O_RDONLY | constants.O_NOFOLLOW).catch(ifGone));
    if (!file) return undefined;
    const found = await file.stat();
    if (found.isFile()) return { size: found.size, content: file.createReadStream() };
    await file.close();
    return undefined;
  }

  private placeOf(path: string): string {
    const place = placeUnder(this.folder, path);
    if (place === undefined) throw new Error('not the path of an upload');
    return place;
  }
}

function ifGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR' && error.code !== 'ELOOP') throw error;
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Pepper } from '../../../access/pepper.js';

/** Hexadecimal characters of a token, as in the original: 160 bits. */
const TOKEN_LENGTH = 40;

const PERMANENT = 'permanent';

/** The two links under which a file can be had without a key. */
export interface Links {
  /** Until the end of the day, UTC. */
  download: string;
  'download-permanent': string;
}

/**
 * Signs the links of files. A token is good for one path, which names its company, and for one day or for ever; who
 * has neither it nor the pepper cannot make one. What was signed under a retired pepper is still good.
 */
@Injectable()
export class DownloadLinks {
  /** The key of today's pepper signs. */
  private readonly keys: readonly Buffer[];

  constructor(pepper: Pepper) {
    this.keys = pepper.sealingKeys('downloads');
  }

  of(path: string): Links {
    const [key] = this.keys as [Buffer];
    return {
      download: `${path}?myft=${token(key, path, today())}`,
      'download-permanent': `${path}?myft=${token(key, path, PERMANENT)}`,
    };
  }

  /** Whether the token opens the path now. Compares all that it may be, each in constant time. */
  opens(path: string, sent: string): boolean {
    const good = this.keys.flatMap((key) => [token(key, path, today()), token(key, path, PERMANENT)]);
    return good.map((each) => isSame(each, sent)).includes(true);
  }
}

/** `term` is a day, `yyyy-mm-dd`, or the word for ever; neither it nor a path has a line break. */
function token(key: Buffer, path: string, term: string): string {
  return createHmac('sha256', key).update(`${term}\n${path}`).digest('hex').slice(0, TOKEN_LENGTH);
}

function isSame(good: string, sent: string): boolean {
  const [one, other] = [Buffer.from(good), Buffer.from(sent)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const today = () => new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);

import { Injectable } from '@nestjs/common';
import { Door, Doors } from '../access/door.js';
import { pathOf } from '../http/path.js';
import { AbacoDialect } from './abaco/abaco.dialect.js';
import { Dialect } from './dialect.js';
import { FacturascriptsDialect } from './facturascripts/facturascripts.dialect.js';
import { PlatformDialect } from './platform/platform.dialect.js';

/** Finds the dialect that owns a path; the last one owns whatever no other does. */
@Injectable()
export class Dialects extends Doors {
  private readonly dialects: readonly [...Dialect[], Dialect];
  /** One request asks a dozen times, mostly in one turn. */
  private last: { url: string; owner: Dialect } | undefined;

  constructor(facturascripts: FacturascriptsDialect, platform: PlatformDialect, abaco: AbacoDialect) {
    super();
    this.dialects = [facturascripts, platform, abaco];
  }

  /** `url` is the request's, as it came. */
  owner(url: string): Dialect {
    if (url !== this.last?.url) this.last = { url, owner: this.find(pathOf(url)) };
    return this.last.owner;
  }

  private find(path: string): Dialect {
    return this.dialects.find((dialect) => dialect.owns(path)) ?? this.dialects.at(-1)!;
  }

  override of(url: string): Door {
    return this.owner(url).door;
  }
}

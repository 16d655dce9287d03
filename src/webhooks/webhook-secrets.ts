import { Injectable } from '@nestjs/common';
import { Pepper } from '../access/pepper.js';
import { Seal } from '../access/seal.js';
import { makeSecret } from './signature.js';

/** Signing secrets: shown once when they are made, sealed from then on. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly pepper: Pepper) {}

  make(webhookUuid: string): { shown: string; sealed: Buffer } {
    const shown = makeSecret();
    return { shown, sealed: this.sealOf(webhookUuid).seal(shown) };
  }

  /** Throws where the pepper that it was sealed under is no longer known. */
  open(webhookUuid: string, sealed: Buffer): string {
    return this.sealOf(webhookUuid).open(sealed);
  }

  /** The same secret under the current pepper; undefined where it is already. */
  renewed(webhookUuid: string, sealed: Buffer): Buffer | undefined {
    const seal = this.sealOf(webhookUuid);
    return seal.isStale(sealed) ? seal.seal(seal.open(sealed)) : undefined;
  }

  private sealOf(webhookUuid: string): Seal {
    return new Seal(this.pepper, `webhook:${webhookUuid}`);
  }
}

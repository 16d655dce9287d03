import { Injectable, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Pepper } from './pepper.js';

const PROOF = 'llavero:pepper-proof';

/** This node's pepper is not the one that the stored keys were digested with. */
export class ForeignPepperError extends Error {
  constructor() {
    super(
      'KEY_PEPPER (or key-pepper in DATA_DIR) is not the one that the keys in this database were digested with, ' +
        'so no key would be accepted. Give every node the same KEY_PEPPER; after a change, name the old one in ' +
        'KEY_PEPPERS_RETIRED.',
    );
    this.name = 'ForeignPepperError';
  }
}

/** Refuses to start a node whose pepper would make every key of this database look wrong. */
@Injectable()
export class PepperProof implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pepper: Pepper,
  ) {}

  async onModuleInit(): Promise<void> {
    const proofs = this.pepper.digests(PROOF);
    const [, accepted] = await this.dataSource.query<[unknown, number]>(
      `UPDATE installation SET pepper_proof = $1 WHERE pepper_proof IS NULL OR pepper_proof = ANY ($2)`,
      [proofs[0], proofs],
    );
    if (accepted === 0) throw new ForeignPepperError();
  }
}

import { Injectable, ValidationPipe } from '@nestjs/common';
import { problemOf } from '../common/validation.js';

/**
 * Checks bodies and queries by their DTO. What a DTO does not name is dropped, so no body can carry a company or
 * an id into a record. Single parameters are left as they came, for their own pipes: `Number` would read an id
 * in `0x1`, `1.0` and a blank.
 */
@Injectable()
export class BodiesAndQueries extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, stopAtFirstError: false, exceptionFactory: problemOf });
  }

  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

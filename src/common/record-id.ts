import { Injectable, Param, PipeTransform } from '@nestjs/common';
import { Problem } from './problem.js';

/** An identifier in a path. What cannot be one names no record: 404, like any unknown id. */
@Injectable()
export class RecordIdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (!/^[1-9]\d{0,15}$/.test(text) || !Number.isSafeInteger(Number(text))) throw new Problem('not_found');
    return Number(text);
  }
}

/** The `{id}` of the path as a number. */
export const RecordId = () => Param('id', RecordIdPipe);

import { Injectable, PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Problem } from '../../../common/problem.js';

/** The id of a session in a path. What cannot be one names none: 404, like any unknown id. */
@Injectable()
export class SessionIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isUUID(text)) throw new Problem('not_found');
    return text;
  }
}

import { StreamableFile } from '@nestjs/common';
import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';
import { fileAnswer } from './file-answer.js';

/** What the reference says of a route that answers with a CSV file. */
export const CSV_ANSWER: ApiResponseNoStatusOptions = {
  description: 'A CSV file: UTF-8 with a byte order mark, a line of names, lines that end in CRLF',
  content: { 'text/csv': { schema: { type: 'string' } } },
};

export function csvAnswer(content: Buffer, name: string): StreamableFile {
  return fileAnswer(content, 'text/csv; charset=utf-8', `${name}.csv`);
}

import { StreamableFile } from '@nestjs/common';
import type { ApiResponseNoStatusOptions } from '@nestjs/swagger';
import { fileAnswer } from '../common/file-answer.js';
import { PrintedFile } from './printing.service.js';

const PDF = 'application/pdf';

/** What the reference says of a route that answers with a PDF. */
export const PDF_ANSWER: ApiResponseNoStatusOptions = {
  description: 'A PDF',
  content: { [PDF]: { schema: { type: 'string', format: 'binary' } } },
};

export function pdfAnswer({ content, name }: PrintedFile): StreamableFile {
  return fileAnswer(content, PDF, name);
}

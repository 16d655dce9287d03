import { StreamableFile } from '@nestjs/common';

/** A file as a handler's result, on every dialect: the bytes, their type and the name to save them under. */
export function fileAnswer(content: Buffer, type: string, name: string): StreamableFile {
  const safe = name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+/g, '');
  return new StreamableFile(content, {
    type,
    disposition: `attachment; filename="${safe}"`,
    length: content.length,
  });
}

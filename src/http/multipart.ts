import multipart, { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, Problem } from '../common/problem.js';
import { flawOf } from './json-flaws.js';

/** Bytes of all files of a request together, and so of each. */
export const FILES_BYTES = 10 * 1024 * 1024;

/** Bytes of all its fields together, with which a form without files is bounded as well. */
export const FIELDS_BYTES = 1024 * 1024;

export const MOST_FILES = 20;
export const MOST_FIELDS = 1000;

/** A file as it was sent: nothing of it but the bytes is to be trusted. */
export interface Upload {
  /** The name of its field, such as `files[]`. */
  field: string;
  /** Without folders; never empty. */
  filename: string;
  mimetype: string;
  content: Buffer;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The files of a multipart body, once somebody read it; the plugin has a `files` of its own. */
    uploads?: readonly Upload[];
  }
}

/**
 * Accepts multipart bodies where a path takes forms, and leaves them unread: readMultipart reads one behind the guards
 * of access, so that nothing of a stranger's upload is taken in. Elsewhere they are refused as they always were.
 */
export function acceptMultipart(server: FastifyInstance, takesForms: (url: string) => boolean): void {
  const parts = MOST_FILES + MOST_FIELDS + 1;
  void server.register(multipart, {
    limits: { fileSize: FILES_BYTES + 1, files: parts, parts },
    // Fields come as they are too: the plugin would parse those that say they are JSON.
    isPartAFile: () => true,
  });
  server.addHook('preValidation', (request, _reply, done) => {
    const isEmpty = request.headers['content-length'] === '0';
    if (request.isMultipart() && !isEmpty && !takesForms(request.url))
      request.bodyProblem = new Problem('unsupported_media_type');
    done();
  });
}

/**
 * The fields and files of a multipart body: of a field that comes twice the last value, as in a form. A file
 * that was not chosen in its field is none. Throws payload_too_large, malformed_request, and what a form is
 * refused for.
 */
export async function readMultipart(request: FastifyRequest) {
  try {
    if (Number(request.headers['content-length'] ?? 0) > FILES_BYTES + FIELDS_BYTES)
      throw new Problem('payload_too_large');
    const read = new Contents();
    for await (const part of request.parts()) await read.take(part as Part);
    return { fields: read.checkedFields(), uploads: read.uploads };
  } catch (error) {
    // The rest is read away, not kept: the client hears the answer, and its connection goes on.
    request.raw.unpipe();
    request.raw.resume();
    throw refusalOf(error);
  }
}

/** A part may have no name, and a field has no filename, which the plugin's types leave out. */
type Part = Pick<MultipartFile, 'file' | 'mimetype'> & { fieldname?: string; filename?: string };

class Contents {
  readonly uploads: Upload[] = [];
  private readonly fields = new Map<string, string>();
  private readonly left = {
    field: { count: MOST_FIELDS, bytes: FIELDS_BYTES },
    file: { count: MOST_FILES, bytes: FILES_BYTES },
  };

  /** A part with a filename is a file, whatever type it claims. */
  async take({ fieldname, filename, mimetype, file }: Part): Promise<void> {
    const left = this.left[filename === undefined ? 'field' : 'file'];
    left.count -= 1;
    if (left.count < 0) throw new Problem('payload_too_large');
    const content = await contentOf(file, left.bytes);
    left.bytes -= content.length;
    if (fieldname === undefined || filename === '') return;
    if (filename === undefined) this.fields.set(fieldname, content.toString());
    else this.uploads.push({ field: fieldname, filename, mimetype, content });
  }

  checkedFields(): Record<string, string> {
    const fields = Object.fromEntries(this.fields);
    const flaw = flawOf(fields);
    if (flaw) throw invalid('body', flaw);
    return fields;
  }
}

async function contentOf(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > most) throw new Problem('payload_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the parser gives up on is the client's doing: its limits are told by their status, the rest is malformed. */
function refusalOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const isTooLarge = (error as { statusCode?: unknown }).statusCode === 413;
  return new Problem(isTooLarge ? 'payload_too_large' : 'malformed_request', { cause: error });
}

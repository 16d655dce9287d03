import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Answer, Caller } from './http.js';
import { World } from './world.js';

/** A file by its name and its bytes. */
export type SentFile = readonly [filename: string, content: string | Uint8Array<ArrayBuffer>];

/** A multipart body of files under one field, and of fields. */
export function formOf(
  field: string,
  files: readonly SentFile[],
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [filename, content] of files) form.append(field, new File([content], filename));
  return form;
}

/** A multipart body of fields, of which one may come more than once. */
export function fieldsOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** Sends files through `uploadFiles`. */
export function upload(caller: Caller, ...files: SentFile[]): Promise<Answer> {
  return caller.post('/api/3/uploadFiles', formOf('files[]', files));
}

/** Attaches one small file and answers its key. */
export async function attached(caller: Caller, filename = 'a.txt'): Promise<number> {
  const { body } = await upload(caller, [filename, `content of ${filename}`]);
  return body.files[0].idfile;
}

/** A file as reads show it. */
export interface LinkedFile {
  idfile: number;
  path: string;
  download: string;
  'download-permanent': string;
}

/** Attaches one small file and answers its record with its links. */
export async function linked(caller: Caller, filename = 'a.txt'): Promise<LinkedFile> {
  return (await caller.get(`/api/3/attachedfiles/${await attached(caller, filename)}`)).body;
}

/** The files that a server keeps, by their paths under its uploads, with the mode of each. */
export function storedFiles(world: World): Map<string, number> {
  const folder = join(world.server.config.dataDir, 'uploads');
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), statSync(path).mode & 0o777]),
  );
}

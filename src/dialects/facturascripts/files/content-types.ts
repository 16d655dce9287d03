const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** What a browser shows by itself and runs nothing of. */
const SHOWN: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  webp: 'image/webp',
};

/** What is only ever saved. */
const SAVED: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  doc: 'application/msword',
  docx: `${OFFICE}.wordprocessingml.document`,
  gz: 'application/gzip',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  odp: `${OPEN_DOCUMENT}.presentation`,
  ods: `${OPEN_DOCUMENT}.spreadsheet`,
  odt: `${OPEN_DOCUMENT}.text`,
  ppt: 'application/vnd.ms-powerpoint',
  pptx: `${OFFICE}.presentationml.presentation`,
  txt: 'text/plain; charset=utf-8',
  xls: 'application/vnd.ms-excel',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  xml: 'application/xml',
  zip: 'application/zip',
};

/** How a file of this extension is served: neither its bytes nor what the client called it is trusted. */
export function servedAs(extension: string): { type: string; inline: boolean } {
  const shown = SHOWN[extension];
  if (shown) return { type: shown, inline: true };
  return { type: SAVED[extension] ?? 'application/octet-stream', inline: false };
}

/** The `mimetype` of a record, as in the original without parameters. */
export function mimetypeOf(extension: string): string {
  return servedAs(extension).type.split(';', 1)[0]!;
}

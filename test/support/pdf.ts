import { extractText, getDocumentProxy } from 'unpdf';
import { Caller } from './http.js';

export interface ReadPdf {
  content: Buffer;
  /** The text of each page, with single spaces. */
  pages: string[];
  text: string;
}

/** What a PDF says to whoever reads it. */
export async function readPdf(content: Buffer): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(content));
  const { text } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '));
  return { content, pages, text: pages.join(' ') };
}

/** The PDF that a path answers with. */
export async function fetchPdf(
  { url, headers }: Caller,
  path: string,
  method = 'GET',
): Promise<ReadPdf & { headers: Headers }> {
  const response = await fetch(url + path, { method, headers });
  const content = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${response.status} ${content.toString()}`);
  return { ...(await readPdf(content)), headers: response.headers };
}

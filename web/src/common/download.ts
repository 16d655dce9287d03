import { client } from '../api/generated/client.gen.js';
import { problemOf } from '../api/problem.js';

/** Long enough for a browser that asks where to save. */
const KEPT_MS = 60_000;

/** Saves what the server answers, under the name that it gives it; throws the ApiProblem of a refusal. */
export async function downloadFile(path: string, query: object = {}): Promise<void> {
  const { data, error, response } = await client
    .get<Blob>({ url: path, query: { ...query }, parseAs: 'blob' })
    // Where the answer broke off, there is none.
    .catch((broken: unknown) => ({ data: undefined, error: broken, response: undefined }));
  if (!response?.ok) throw problemOf(error, response);
  save(data as Blob, nameIn(response.headers.get('content-disposition')));
}

function nameIn(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'download';
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

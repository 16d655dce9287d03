import { client } from './generated/client.gen.js';
import type { PageMeta } from './generated/index.js';
import { language } from '../i18n/i18n.js';
import { problemOf } from './problem.js';

/** Makes the generated client speak to the server that served the page, in the reader's language. */
export function prepareClient(): void {
  client.setConfig({ baseUrl: '', credentials: 'same-origin' });
  client.interceptors.request.use((request) => {
    request.headers.set('accept-language', language());
    return request;
  });
}

interface Call<T> {
  data?: T;
  error?: unknown;
  response?: Response;
}

interface Enveloped<T> {
  success: true;
  data: T;
}

export interface PageOf<T> {
  items: T[];
  meta: PageMeta;
}

/** What a call answered; throws its ApiProblem where it was refused or never answered. */
export async function answer<T>(call: Promise<Call<T>>): Promise<T> {
  // An answer that breaks off is thrown by fetch itself.
  const { data, error, response } = await call.catch((broken: unknown): Call<T> => ({ error: broken }));
  if (!response?.ok) throw problemOf(error, response);
  return data as T;
}

/** The record in an answer of /api/v1. */
export async function record<T>(call: Promise<Call<Enveloped<T>>>): Promise<T> {
  return (await answer(call)).data;
}

/** One page of a list of /api/v1. */
export async function page<T>(call: Promise<Call<Enveloped<T[]> & { meta: PageMeta }>>): Promise<PageOf<T>> {
  const { data, meta } = await answer(call);
  return { items: data, meta };
}

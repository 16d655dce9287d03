import { expect } from 'vitest';
import { DocumentKind } from '../../src/dialects/facturascripts/documents/kinds.js';
import { sendForm } from './facturascripts.js';
import { Caller } from './http.js';

type Fields = Record<string, string>;

/** What a document of every kind must have. */
const HEADER: Fields = {
  cifnif: '12345678Z',
  coddivisa: 'EUR',
  codejercicio: '2026',
  codigo: 'DOC2026A1',
  codpago: 'CONT',
  codserie: 'A',
  fecha: '05-11-2026',
  nombre: 'Ángela Ruiz',
  nombrecliente: 'Ángela Ruiz',
  numero: '1',
};

const LINE: Fields = {
  cantidad: '1',
  codimpuesto: 'IVA21',
  descripcion: 'Bisagras',
  iva: '21',
  pvpsindto: '100',
  pvptotal: '100',
  pvpunitario: '100',
  recargo: '0',
};

/** Keeps a document of a kind that no feature has, and answers its ID. */
export async function keepDocument(
  caller: Caller,
  { resource, key }: DocumentKind,
  header: Fields = {},
): Promise<number> {
  const { body } = await sendForm(caller, 'POST', `/api/3/${resource}`, { ...HEADER, ...header });
  expect(body, JSON.stringify(body)).toHaveProperty('ok');
  return body.data[key] as number;
}

export async function keepLine(caller: Caller, kind: DocumentKind, id: number, line: Fields = {}) {
  const { body } = await sendForm(caller, 'POST', `/api/3/${kind.lines}`, {
    ...LINE,
    [kind.key]: String(id),
    ...line,
  });
  expect(body, JSON.stringify(body)).toHaveProperty('ok');
  return body.data.idlinea as number;
}

/** A file that a path answers with. */
export async function fetchFile({ url, headers }: Caller, path: string) {
  const answer = await fetch(url + path, { headers });
  const content = Buffer.from(await answer.arrayBuffer());
  expect(answer.status, content.toString()).toBe(200);
  const said = (name: string) => answer.headers.get(name);
  return {
    content,
    type: said('content-type'),
    disposition: said('content-disposition'),
    headers: answer.headers,
  };
}

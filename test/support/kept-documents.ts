import { expect } from 'vitest';
import { DocumentKind } from '../../src/dialects/facturascripts/documents/kinds.js';
import { OwnRecords } from '../../src/dialects/facturascripts/engine/own-records.service.js';
import { valuesOf } from '../../src/dialects/facturascripts/engine/sent-fields.js';
import { FsResources } from '../../src/dialects/facturascripts/resources.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

type Fields = Record<string, string>;

/** What a document of every kind must have. */
const HEADER: Fields = {
  cifnif: '12345678Z',
  coddivisa: 'EUR',
  codejercicio: '2026',
  codpago: 'CONT',
  codserie: 'A',
  editable: '1',
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

/** Keeps documents of kinds that no feature has as they are, whatever their API would make of them. */
export class Keeper {
  private kept = 0;

  constructor(
    private readonly world: World,
    private readonly company: CompanyInWorld,
  ) {}

  /** Answers its ID. */
  document({ resource }: DocumentKind, header: Fields = {}): Promise<number> {
    this.kept += 1;
    return this.keep(resource, { ...HEADER, codigo: `DOC2026B${this.kept}`, ...header });
  }

  line({ key, lines }: DocumentKind, id: number, line: Fields = {}): Promise<number> {
    return this.keep(lines, { ...LINE, [key]: String(id), ...line });
  }

  private async keep(name: string, fields: Fields): Promise<number> {
    const resource = this.world.service(FsResources).named(name);
    const writer = this.world.service(OwnRecords).writer(name, resource.table);
    return Number(await this.company.asOperator(() => writer.create(valuesOf(resource, fields))));
  }
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

/** States in which documents of a kind are locked and nothing follows from them. */
export const LOCKED: Readonly<Record<string, string>> = {
  PresupuestoCliente: '3',
  PedidoCliente: '6',
  AlbaranCliente: '9',
  PresupuestoProveedor: '14',
  PedidoProveedor: '17',
  AlbaranProveedor: '20',
};

/** The resource of those whom a kind names. */
export const sideOf = ({ subject }: DocumentKind) => (subject === 'codcliente' ? 'clientes' : 'proveedores');

/** How the generic API refused, and how it refuses in words that have these among them. */
export const reason = ({ status, body }: Answer) => [status, body.error];
export const saying = (text: string) => [400, expect.stringContaining(text)];

import { DOCUMENT_KINDS, DocumentKind } from '../../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './facturascripts.js';
import { Answer, Caller } from './http.js';
import { CompanyInWorld, World } from './world.js';

export const KINDS = DOCUMENT_KINDS.map((kind) => [kind.name, kind] as const);

/** One line of 2 x 100 at IVA21: 242 in all. */
export const LINE = { descripcion: 'Work', cantidad: 2, pvpunitario: 100 };

/** A company with a customer and a supplier, as a client of FacturaScripts meets it. */
export class FsBooks {
  private constructor(
    readonly company: CompanyInWorld,
    readonly caller: Caller,
    readonly codcliente: string,
    readonly codproveedor: string,
  ) {}

  static async open(world: World, country = 'ES'): Promise<FsBooks> {
    const company = await world.company({ country });
    const caller = await fsCaller(world, company, { rate_limit: { calls: 0, seconds: 60 } });
    const made = async (path: string, cifnif: string) =>
      (await sendForm(caller, 'POST', path, { nombre: 'Ana Pérez', cifnif })).body.data;
    const { codcliente } = await made('/api/3/clientes', '12345678Z');
    const { codproveedor } = await made('/api/3/proveedores', 'B12345674');
    return new FsBooks(company, caller, codcliente, codproveedor);
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return sendForm(this.caller, 'POST', `/api/3/${path}`, fields);
  }

  put(path: string, fields: Record<string, string>): Promise<Answer> {
    return sendForm(this.caller, 'PUT', `/api/3/${path}`, fields);
  }

  async get(path: string) {
    return (await this.caller.get(`/api/3/${path}`)).body;
  }

  subjectOf({ subject }: DocumentKind): Record<string, string> {
    return { [subject]: this[subject] };
  }

  /** Answers what `crear*` answered. */
  async create(kind: DocumentKind, fields: Record<string, string> = {}, lines: object[] = [LINE]) {
    const answer = await this.post(`crear${kind.name}`, {
      ...this.subjectOf(kind),
      lineas: JSON.stringify(lines),
      ...fields,
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** Status and machine word of a refusal. */
export const refusal = ({ status, body }: Answer) => [status, body.error];

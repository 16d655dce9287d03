import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { RecordValues, Writer } from './resource.js';

/** Held until the transaction ends, so that nobody deletes it meanwhile. */
const FILE = `SELECT FROM facturascripts_records
  WHERE company_id = $1 AND resource = 'attachedfiles' AND key = $2 FOR KEY SHARE`;
const PRODUCT = 'SELECT FROM products WHERE company_id = $1 AND id = $2 FOR KEY SHARE';

const RECEIPT = `SELECT FROM purchases
  WHERE company_id = $1 AND id = $2 AND state = 'confirmed' FOR KEY SHARE`;

/** What columns of kept records have to name, as statements that find it by its key. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attachedfilerelations: { idfile: FILE },
  pagoproveedores: { idrecibo: RECEIPT },
  productoimagenes: { idfile: FILE, idproducto: PRODUCT },
};

/** Refuses records that name what the company does not have, where what they name takes them along when it goes. */
@Injectable()
export class References {
  constructor(private readonly scope: CompanyScope) {}

  /** The writer behind the check, or the writer itself where nothing is named. */
  checking(name: string, writer: Writer): Writer {
    const references = REFERENCES[name];
    if (!references) return writer;
    const checked = async <T>(values: RecordValues, write: () => Promise<T>): Promise<T> =>
      this.scope.run(async () => {
        await this.check(references, values);
        return write();
      });
    return {
      ...writer,
      create: (values, uploads) => checked(values, () => writer.create(values, uploads)),
      update: (key, values, present) => checked(values, () => writer.update(key, values, present)),
    };
  }

  private async check(references: Readonly<Record<string, string>>, values: RecordValues): Promise<void> {
    for (const [column, statement] of Object.entries(references)) {
      const named = values[column] ?? null;
      // That something is missing is said by the writer.
      if (named === null) continue;
      const found = await this.scope.run((manager) =>
        manager.query<unknown[]>(statement, [this.scope.companyId, String(named)]),
      );
      if (found.length === 0) throw invalid(column, 'unknown');
    }
  }
}

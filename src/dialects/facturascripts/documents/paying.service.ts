import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { isoDate } from '../engine/column-values.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { WireRecord } from '../engine/resource.js';
import { Fields } from '../engine/sent-fields.js';
import { AllBooks } from './all-books.service.js';
import { PaymentTerms } from './payment-terms.js';
import { DocumentRecords } from './document-records.service.js';
import { saved } from './document-refusals.js';
import { DocumentKind } from './kinds.js';
import { isTrue } from './sent-header.js';

/** What paying answers: the invoice as it is then. */
interface Paid {
  ok: string;
  data: WireRecord;
}

/** `pagarFacturaCliente/ID` and its sibling: pays all that an invoice owes, or takes it back (facts, 3.3). */
@Injectable()
export class Paying {
  constructor(
    private readonly scope: CompanyScope,
    private readonly books: AllBooks,
    private readonly documents: DocumentRecords,
  ) {}

  pay(kind: DocumentKind, id: string, fields: Fields): Promise<Paid> {
    return this.scope.run(async () => {
      const { doc } = await this.documents.get(kind, id);
      if (fields.pagada === undefined || fields.pagada === null) {
        throw new EndpointProblem('malformed_request', 'missing-pagada-parameter');
      }
      const paid = isTrue(fields.pagada);
      if (doc.pagada === paid) return { ok: 'No se han realizado cambios.', data: doc };
      const terms = termsOf(fields);
      await saved(async () => this.books.of(kind).settle?.(Number(doc[kind.key]), paid, terms));
      const after = await this.documents.get(kind, id);
      return { ok: 'Registro actualizado correctamente.', data: after.doc };
    });
  }
}

function termsOf({ fechapago, codpago }: Fields): PaymentTerms {
  const day = typeof fechapago === 'string' && fechapago !== '' ? isoDate(fechapago.trim()) : undefined;
  if (day === undefined && fechapago !== undefined && fechapago !== null && fechapago !== '') {
    throw new EndpointProblem('malformed_request', 'invalid-date', {}, 'Fecha no válida');
  }
  return {
    paid_on: day,
    payment_method: typeof codpago === 'string' && codpago !== '' ? codpago : undefined,
  };
}

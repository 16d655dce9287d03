import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid, Problem } from '../../../common/problem.js';
import { PurchasesService } from '../../../purchases/purchases.service.js';
import { DocumentNumbers } from '../documents/document-numbers.service.js';
import { FACTURA_PROVEEDOR } from '../documents/kinds.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { PURCHASES } from '../tables/purchases.js';
import { DRAFT, FACTURAPROVEEDORES_MAPPING, LOCKED } from './facturaproveedores.mapping.js';
import { MappedResource } from './mapped-resource.js';
import { PurchaseDrafts } from './purchase-drafts.service.js';
import { PurchaseHeaders, supplierOf } from './purchase-headers.service.js';
import { PurchasePayments } from './purchase-payments.service.js';
import { flag, optional } from './values.js';

const { columns } = FACTURAPROVEEDORES_MAPPING;

/** What of the purchase itself may be written while it is a draft; all else of it is worked out. */
const OF_DRAFTS = new Set([
  'cifnif',
  'codproveedor',
  'fecha',
  'idfacturarect',
  'nombre',
  'numproveedor',
  'observaciones',
]);

/** These lead from one state to another. */
const STEPS = new Set(['idestado', 'pagada']);

/** Writes headers: a purchase that is made so is a draft without lines until its state locks it. */
@Injectable()
export class FacturaproveedoresWriter implements FeatureWriter {
  constructor(
    private readonly purchases: PurchasesService,
    private readonly drafts: PurchaseDrafts,
    private readonly headers: PurchaseHeaders,
    private readonly numbers: DocumentNumbers,
    private readonly payments: PurchasePayments,
  ) {}

  /** What corrects another one is a credit note. */
  async create(values: RecordValues): Promise<WrittenRecord> {
    const { client_id, ...dto } = await this.headers.dtoOf(values);
    if (client_id === undefined) throw invalid('codproveedor', 'required');
    const issued_on = dto.issued_on ?? (await this.numbers.today());
    const kept = await this.numbered(values, issued_on);
    const { id } = await this.purchases.create(
      {
        ...dto,
        client_id,
        issued_on,
        number: dto.number ?? String(kept.codigo),
        kind: dto.corrects_id ? 'credit_note' : 'invoice',
        lines: [],
        draft: true,
      },
      supplierOf(values),
    );
    await this.follow(id, values, { idestado: DRAFT, pagada: false });
    return { id, key: String(id), kept };
  }

  /** What is locked becomes a draft before it changes, and what is a draft changes before it is locked. */
  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const id = Number(key);
    const changed = changesOf(values, present);
    await this.headers.check(changed);
    const isReopened = changed.idestado === DRAFT;
    if (isReopened) await this.purchases.unconfirm(id);
    const written = Object.keys(changed).filter((each) => each in columns && !STEPS.has(each));
    if (written.length > 0) {
      if (!present.editable && !isReopened) throw new Problem('purchase_not_draft');
      await this.write(id, Object.fromEntries(written.map((each) => [each, values[each]!])), present);
    }
    await this.follow(id, values, isReopened ? { ...present, idestado: DRAFT } : present);
    return { id, key };
  }

  async remove(key: string): Promise<void> {
    await this.purchases.remove(Number(key));
  }

  /** The next number of its sequence, unless the request has a code for it. */
  private async numbered(values: RecordValues, day: string): Promise<RecordValues> {
    const codigo = optional(values.codigo);
    if (codigo !== undefined) return { codigo };
    const taken = await this.numbers.take(FACTURA_PROVEEDOR, day, optional(values.codserie));
    const numero = optional(values.numero);
    return { ...taken, ...(numero !== undefined && { numero }) };
  }

  private async write(id: number, values: RecordValues, present: WireRecord): Promise<void> {
    const fixed = Object.keys(values).find((each) => !OF_DRAFTS.has(each));
    if (fixed !== undefined) throw invalid(fixed, 'not_changeable');
    const dto = await this.headers.dtoOf(values);
    if ('numproveedor' in values) dto.number ??= String(present.codigo);
    await this.drafts.update(id, dto, supplierOf(values));
  }

  /** The state and the payment that values name. */
  private async follow(id: number, values: RecordValues, present: WireRecord): Promise<void> {
    const { idestado } = values;
    if (idestado !== undefined && idestado !== DRAFT && idestado !== LOCKED) {
      throw invalid('idestado', 'unknown');
    }
    if (present.idestado === DRAFT && idestado === LOCKED) await this.purchases.confirm(id);
    const paid = flag(values.pagada);
    if (paid === undefined || paid === present.pagada) return;
    await this.payments.settle(id, paid, { payment_method: optional(values.codpago) });
  }
}

/** What the request changes; empty text is no other than none. */
function changesOf(values: RecordValues, present: WireRecord): RecordValues {
  const isBlank = (value: unknown) => value === null || value === '';
  const changed = changedColumns(PURCHASES.facturaproveedores!, values, present).filter(
    (each) => !(isBlank(values[each]) && isBlank(present[each])),
  );
  return Object.fromEntries(changed.map((each) => [each, values[each]!]));
}

export const FACTURAPROVEEDORES: MappedResource = {
  mapping: FACTURAPROVEEDORES_MAPPING,
  singular: 'facturaproveedor',
  access: Resource('purchases'),
  writer: FacturaproveedoresWriter,
};

import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import {
  CreatePaymentMethodDto,
  UpdatePaymentMethodDto,
} from '../../../payment-methods/payment-method.dto.js';
import { PaymentMethodsService } from '../../../payment-methods/payment-methods.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { codeOf, flag, text } from './values.js';

/** The units in which the original counts until an invoice is due, in our days. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['days', 1],
  ['weeks', 7],
  ['months', 30],
  ['years', 365],
]);

/** What was sent is shown for as long as it comes to the days that the method has. */
const SENT_DAYS = `(x.data->>'plazovencimiento')::bigint * ('${JSON.stringify(Object.fromEntries(DAYS))}'::jsonb ->> (x.data->>'tipovencimiento'))::bigint`;

const mapping: Mapping = {
  name: 'formapagos',
  from: 'payment_methods t',
  id: 't.id',
  key: 't.code',
  columns: {
    codpago: 't.code',
    descripcion: 't.name',
    activa: 't.active',
    idempresa: 't.company_id',
    plazovencimiento: `CASE WHEN ${SENT_DAYS} = t.due_days THEN (x.data->>'plazovencimiento')::bigint ELSE t.due_days END`,
    tipovencimiento: `CASE WHEN ${SENT_DAYS} = t.due_days THEN x.data->>'tipovencimiento' ELSE 'days' END`,
  },
  alsoKept: ['plazovencimiento', 'tipovencimiento'],
  // Spain's books name the method by which the bank collects.
  defaults: { domiciliado: `t.code = 'DOMICILIADO'` },
  words: { code: 'codpago', name: 'descripcion', due_days: 'plazovencimiento', active: 'activa' },
};

@Injectable()
export class FormapagosWriter implements FeatureWriter {
  constructor(
    private readonly methods: PaymentMethodsService,
    private readonly lookUps: LookUps,
  ) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    const { due_days, kept } = term(values, { plazovencimiento: 0, tipovencimiento: 'days' });
    const code = codeOf(values.codpago);
    const dto = await judged(CreatePaymentMethodDto, { ...methodValues(values), code, due_days });
    const { id } = await this.methods.create(dto);
    return { id, key: code, kept };
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const id = (await this.lookUps.paymentMethod(key))!;
    const { due_days, kept } = term(values, present);
    const dto = await judged(UpdatePaymentMethodDto, { ...methodValues(values), due_days });
    await this.methods.update(id, dto);
    return { id, key, kept };
  }

  async remove(key: string): Promise<void> {
    await this.methods.remove((await this.lookUps.paymentMethod(key))!);
  }
}

function methodValues({ descripcion, activa }: RecordValues): object {
  return { name: text(descripcion), active: flag(activa) };
}

/** The term in days, and as it is kept: of what was not sent, what the method has. */
function term(values: RecordValues, present: WireRecord): { due_days: number; kept: RecordValues } {
  const count = Number(values.plazovencimiento ?? present.plazovencimiento);
  const unit = String(values.tipovencimiento ?? present.tipovencimiento);
  const days = DAYS.get(unit);
  if (days === undefined) throw invalid('tipovencimiento', 'isIn');
  return { due_days: count * days, kept: { plazovencimiento: count, tipovencimiento: unit } };
}

export const FORMAPAGOS: MappedResource = {
  mapping,
  singular: 'formapago',
  access: Resource('payment-methods'),
  writer: FormapagosWriter,
};

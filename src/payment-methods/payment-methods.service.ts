import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { PaymentMethod } from './payment-method.entity.js';

/** The ways in which the company's clients pay. */
@Injectable()
export class PaymentMethodsService extends Records<PaymentMethod> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: PaymentMethod,
      sorts: { id: 'bigint', code: 'text' },
      defaultSort: 'id',
      filters: { active: 't.active = ?' },
    });
  }
}

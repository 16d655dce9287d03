import { KEPT_BEHAVIOURS, KeptBehaviour } from '../engine/kept-behaviour.js';
import { AllBooks } from './all-books.service.js';
import { createController } from './create.controller.js';
import { Creating } from './creating.service.js';
import { DocumentCodes } from './document-codes.service.js';
import { DocumentLines } from './document-lines.service.js';
import { DocumentNumbers } from './document-numbers.service.js';
import { DocumentRecords } from './document-records.service.js';
import { DocumentStates } from './document-states.service.js';
import { editController } from './edit.controller.js';
import { Editing } from './editing.service.js';
import { HeaderWriters } from './header-writers.service.js';
import { KeptDocuments } from './kept-documents.service.js';
import { KeptLines } from './kept-lines.service.js';
import { KeptRows } from './kept-rows.service.js';
import { DOCUMENT_KINDS, KEPT_KINDS } from './kinds.js';
import { LineBooksReader } from './line-books.service.js';
import { LineIds } from './line-ids.service.js';
import { LineWriters } from './line-writers.service.js';
import { PAY_CONTROLLERS } from './pay.controller.js';
import { Paying } from './paying.service.js';
import { PurchaseInvoices } from './purchase-invoices.service.js';
import { RefundController } from './refund.controller.js';
import { Refunding } from './refunding.service.js';
import { SalesHeaders } from './sales-headers.service.js';
import { SalesInvoices } from './sales-invoices.service.js';
import { SalesPayments } from './sales-payments.service.js';
import { Subjects } from './subjects.service.js';
import { Transforming } from './transforming.service.js';
import { DocumentWork } from './worked-out.service.js';

/** The endpoints that write documents with their lines. */
export const DOCUMENT_CONTROLLERS = [
  ...DOCUMENT_KINDS.flatMap((kind) => [createController(kind), editController(kind)]),
  ...PAY_CONTROLLERS,
  RefundController,
];

export const DOCUMENT_PROVIDERS = [
  AllBooks,
  Creating,
  DocumentCodes,
  DocumentLines,
  DocumentNumbers,
  DocumentRecords,
  DocumentStates,
  DocumentWork,
  Editing,
  HeaderWriters,
  KeptDocuments,
  KeptLines,
  KeptRows,
  LineBooksReader,
  LineIds,
  LineWriters,
  Paying,
  PurchaseInvoices,
  Refunding,
  SalesHeaders,
  SalesInvoices,
  SalesPayments,
  Subjects,
  Transforming,
  {
    provide: KEPT_BEHAVIOURS,
    inject: [HeaderWriters, LineWriters],
    useFactory: (headers: HeaderWriters, lines: LineWriters): readonly KeptBehaviour[] =>
      KEPT_KINDS.flatMap((kind) => [
        { resource: kind.resource, writer: headers.of(kind) },
        { resource: kind.lines, writer: lines.of(kind) },
      ]),
  },
];

import { CreateAccess1795000000000 } from './1795000000000-create-access.js';
import { CreateInvoicing1795000100000 } from './1795000100000-create-invoicing.js';
import { CreateIdempotencyKeys1795000200000 } from './1795000200000-create-idempotency-keys.js';
import { AddStock1795000300000 } from './1795000300000-add-stock.js';
import { CreateWebSessions1795000400000 } from './1795000400000-create-web-sessions.js';
import { CreatePurchases1795000500000 } from './1795000500000-create-purchases.js';
import { AddDebitNotes1795000600000 } from './1795000600000-add-debit-notes.js';
import { CreateFacturascriptsRecords1795000700000 } from './1795000700000-create-facturascripts-records.js';
import { MapFacturascripts1795000800000 } from './1795000800000-map-facturascripts.js';
import { CreateFacturascriptsGivenRows1795000900000 } from './1795000900000-create-facturascripts-given-rows.js';
import { RecordKeyActivity1795001000000 } from './1795001000000-record-key-activity.js';
import { TieFacturascriptsFiles1795001100000 } from './1795001100000-tie-facturascripts-files.js';
import { TieFacturascriptsDocuments1795001200000 } from './1795001200000-tie-facturascripts-documents.js';
import { CreateSessionTokens1795001300000 } from './1795001300000-create-session-tokens.js';
import { RecordUsageAndAudit1795001400000 } from './1795001400000-record-usage-and-audit.js';
import { CreateInvoiceBatches1795001600000 } from './1795001600000-create-invoice-batches.js';
import { CreateWebhooks1795001700000 } from './1795001700000-create-webhooks.js';
import { TellOfBatches1795001800000 } from './1795001800000-tell-of-batches.js';
import { IndexLists1795001900000 } from './1795001900000-index-lists.js';
import { EnterCompanyAtOnce1795002000000 } from './1795002000000-enter-company-at-once.js';
import { TellWhereSomebodyHears1795002200000 } from './1795002200000-tell-where-somebody-hears.js';
import { PlanLineRulesOnce1795002400000 } from './1795002400000-plan-line-rules-once.js';
import { KnowCompanyBySeries1795002410000 } from './1795002410000-know-company-by-series.js';
import { FindKeysByKeptPlans1795002500000 } from './1795002500000-find-keys-by-kept-plans.js';
import { CountWhatSeriesNumbered1795002600000 } from './1795002600000-count-what-series-numbered.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateAccess1795000000000,
  CreateInvoicing1795000100000,
  CreateIdempotencyKeys1795000200000,
  AddStock1795000300000,
  CreateWebSessions1795000400000,
  CreatePurchases1795000500000,
  AddDebitNotes1795000600000,
  CreateFacturascriptsRecords1795000700000,
  MapFacturascripts1795000800000,
  CreateFacturascriptsGivenRows1795000900000,
  RecordKeyActivity1795001000000,
  TieFacturascriptsFiles1795001100000,
  TieFacturascriptsDocuments1795001200000,
  CreateSessionTokens1795001300000,
  RecordUsageAndAudit1795001400000,
  CreateInvoiceBatches1795001600000,
  CreateWebhooks1795001700000,
  TellOfBatches1795001800000,
  IndexLists1795001900000,
  EnterCompanyAtOnce1795002000000,
  TellWhereSomebodyHears1795002200000,
  PlanLineRulesOnce1795002400000,
  KnowCompanyBySeries1795002410000,
  FindKeysByKeptPlans1795002500000,
  CountWhatSeriesNumbered1795002600000,
];

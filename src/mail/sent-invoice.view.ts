import { Delivery } from './mail.js';

/** An invoice that went out: as what, whom the mail server took it for, and whom it refused. */
export class SentInvoiceView implements Delivery {
  subject: string;
  accepted: string[];
  rejected: string[];
}

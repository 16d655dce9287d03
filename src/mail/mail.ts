/** A file that goes with a mail. */
export interface Attachment {
  name: string;
  type: string;
  content: Buffer;
}

export interface Mail {
  to: readonly string[];
  cc: readonly string[];
  /** Who it is from, beside the installation's own address; answers go to `replyTo`. */
  senderName: string;
  replyTo: string | null;
  subject: string;
  text: string;
  attachments: readonly Attachment[];
}

/** Whom the mail server took the mail for, and whom it refused. */
export interface Delivery {
  accepted: string[];
  rejected: string[];
}

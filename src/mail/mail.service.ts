import { Injectable } from '@nestjs/common';
import { createTransport, Transporter } from 'nodemailer';
import { Problem } from '../common/problem.js';
import { Config } from '../config/config.js';
import { Delivery, Mail } from './mail.js';
import { mailFailed } from './mail-problem.js';
import { senderOf } from './sender.js';

/** How long one step of the conversation may take, in milliseconds; SMTP_URL may name other values. */
const STEP = 10_000;

/** How long the whole of it may take. */
const DEADLINE = 30_000;

const LIMITS = { dnsTimeout: STEP, connectionTimeout: STEP, greetingTimeout: STEP, socketTimeout: STEP };

/** Mails are made of stored text: nothing in one makes this server read a file or call an address. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true };

/** Mail by the SMTP server of SMTP_URL. Never called inside a transaction: it waits for that server. */
@Injectable()
export class MailService {
  private readonly transport: Transporter | undefined;

  constructor(private readonly config: Config) {
    if (config.mail) this.transport = createTransport({ url: config.mail.smtpUrl, ...LIMITS, ...CLOSED });
  }

  /** Throws `mail_not_configured` where mail is off, before anything is made for it. */
  requireOn(): void {
    if (!this.transport) throw new Problem('mail_not_configured');
  }

  /** Throws `mail_failed` unless the server took the mail for somebody at least. */
  async send(mail: Mail): Promise<Delivery> {
    const { transport, config } = this;
    if (!transport || !config.mail) throw new Problem('mail_not_configured');
    try {
      const { accepted = [], rejected = [] } = await transport.sendMail({
        ...CLOSED,
        from: senderOf(config.mail.from, mail.senderName),
        replyTo: mail.replyTo ? { name: mail.senderName, address: mail.replyTo } : undefined,
        to: mail.to.map(asAddress),
        cc: mail.cc.map(asAddress),
        subject: mail.subject,
        text: mail.text,
        attachments: mail.attachments.map(({ name, type, content }) => ({
          filename: name,
          contentType: type,
          content,
        })),
        signal: AbortSignal.timeout(DEADLINE),
      });
      return { accepted, rejected };
    } catch (error) {
      throw mailFailed(error, mail, config.mail.smtpUrl);
    }
  }
}

/** As an object, so that a comma in it never makes two addresses of one. */
const asAddress = (address: string) => ({ name: '', address });

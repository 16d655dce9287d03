import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import PostalMime, { Email } from 'postal-mime';
import { SMTPServer, SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';

export interface ReceivedMail extends Email {
  /** Whom the mail was handed over for, whatever its headers say. */
  recipients: string[];
  /** Who signed in to hand it over. */
  user: string | undefined;
  encrypted: boolean;
}

/** A real mail server that keeps what it is given; `refused@` anything is nobody that it knows. */
export class MailServer {
  private constructor(
    private readonly server: SMTPServer,
    /** For SMTP_URL. */
    readonly url: string,
    readonly mails: ReceivedMail[],
  ) {}

  /** Without TLS unless the options say otherwise; its certificate is one that nobody vouches for. */
  static async start(options: SMTPServerOptions = {}): Promise<MailServer> {
    const mails: ReceivedMail[] = [];
    const receive = callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
      mails.push(await received(stream, session));
    });
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 1,
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('refused@') ? answer(550, 'No such user here') : null),
      onAuth: ({ username }, _session, done) => done(null, { user: username }),
      onData: (stream, session, done) => receive(stream, session, done),
      ...options,
    });
    // A client that turns its back in the middle is what some tests are about.
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.server.address() as AddressInfo;
    return new MailServer(server, `smtp://127.0.0.1:${port}`, mails);
  }

  close = () => new Promise<void>((closed) => this.server.close(closed));
}

async function received(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<ReceivedMail> {
  const email = await PostalMime.parse(await buffer(stream));
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  return { ...email, recipients, user: session.user, encrypted: session.secure };
}

/** A refusal as SMTP says it. */
export function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

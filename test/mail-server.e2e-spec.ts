import { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { answer, MailServer } from './support/smtp.js';
import { World } from './support/world.js';

const PASSWORD = 'p4ss:w0rd/ñ';
const SECRETS = [
  PASSWORD,
  encodeURIComponent(PASSWORD),
  ...[PASSWORD, `\0till\0${PASSWORD}`].map((secret) => Buffer.from(secret).toString('base64')),
];

let world: World;
let mailServer: MailServer | undefined;
afterEach(async () => {
  await world.close();
  await mailServer?.close();
  mailServer = undefined;
});

interface Trial {
  /** Absent: there is no mail server where SMTP_URL says. */
  server?: SMTPServerOptions;
  /** `user:password@` of SMTP_URL. */
  credentials?: string;
  query?: string;
}

/** The answer to sending an invoice by such a mail server. */
async function sending({ server, credentials = '', query = '' }: Trial) {
  mailServer = await MailServer.start(server);
  const SMTP_URL = mailServer.url.replace('//', `//${credentials}`) + query;
  if (!server) await mailServer.close();
  world = await World.start({ SMTP_URL, MAIL_FROM: 'Llavero <mail@llavero.example>' });
  const books = await Books.open(world);
  const { id } = await books.invoice();
  return books.post(`invoices/${id}/send`, { to: ['ana@shop.example'] });
}

const credentials = `till:${encodeURIComponent(PASSWORD)}@`;
const FAILED = [502, 'mail_failed'];

describe('a mail server', () => {
  it('that asks for a login is given the one of SMTP_URL, and the name of MAIL_FROM', async () => {
    expect((await sending({ server: { authOptional: false }, credentials })).status).toBe(200);
    expect(mailServer?.mails).toMatchObject([{ user: 'till', from: { name: 'Llavero' } }]);
  });

  it('that refuses the login, and repeats it, is 502; neither the answer nor the log has the password', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) =>
      done(
        answer(
          535,
          `Wrong: ${password} AUTH PLAIN ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`,
        ),
      );
    const refused = await sending({ server: { onAuth }, credentials });
    expect(refusalOf(refused)).toEqual(FAILED);
    expect(refused.text).not.toContain('Wrong');
    expect(world.server.log()).toContain('EAUTH: Invalid login: 535 Wrong: ***');
    for (const secret of SECRETS) expect(world.server.log() + refused.text).not.toContain(secret);
  });

  it('that is not there is 502, and the log says why', async () => {
    expect(refusalOf(await sending({}))).toEqual(FAILED);
    expect(world.server.log()).toContain('ECONNREFUSED');
  });

  it('that says nothing is given up', async () => {
    const silent = { onConnect: () => undefined };
    expect(refusalOf(await sending({ server: silent, query: '?greetingTimeout=200' }))).toEqual(FAILED);
    expect(world.server.log()).toContain('ETIMEDOUT');
  });

  it('that stops in the middle is given up', async () => {
    const halting = { onMailFrom: () => undefined };
    expect(refusalOf(await sending({ server: halting, query: '?socketTimeout=200' }))).toEqual(FAILED);
    expect(world.server.log()).toContain('ETIMEDOUT');
  });

  it('that takes nothing is 502 in Spanish too', async () => {
    const full: SMTPServerOptions['onData'] = (stream, _session, done) => {
      stream.resume().on('end', () => done(answer(552, 'Mailbox full')));
    };
    expect(refusalOf(await sending({ server: { onData: full } }))).toEqual(FAILED);
    expect(world.server.log()).toContain('552 Mailbox full');
  });

  it('that offers encryption with a certificate nobody vouches for is not trusted', async () => {
    expect(refusalOf(await sending({ server: { disabledCommands: [] }, credentials }))).toEqual(FAILED);
    expect(mailServer?.mails).toEqual([]);
    for (const secret of SECRETS) expect(world.server.log()).not.toContain(secret);
  });

  it('is trusted all the same where SMTP_URL says so, and spoken to in cipher', async () => {
    const query = '?tls.rejectUnauthorized=false';
    expect((await sending({ server: { disabledCommands: [] }, query })).status).toBe(200);
    expect(mailServer?.mails).toMatchObject([{ encrypted: true }]);
  });
});

describe('without SMTP_URL', () => {
  it('mail is off, and says so', async () => {
    world = await World.start();
    const books = await Books.open(world);
    const { id } = await books.invoice();
    const off = await books.post(`invoices/${id}/send`, { to: ['ana@shop.example'] });
    expect(refusalOf(off)).toEqual([501, 'mail_not_configured']);
    expect(off.body.error.code).toBe('not_implemented');
  });
});

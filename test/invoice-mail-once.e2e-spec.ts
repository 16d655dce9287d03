import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { answer, MailServer } from './support/smtp.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

/** What the mail server does with the next mails; nothing lets them pass. */
let onNextMail: ((done: (error?: Error) => void) => void) | undefined;
let mailServer: MailServer;
let world: World;
let superuser: Superuser;
let books: Books;
let path: string;
beforeAll(async () => {
  mailServer = await MailServer.start({
    onMailFrom: (_address, _session, done) => (onNextMail ? onNextMail(done) : done()),
  });
  world = await World.start({ SMTP_URL: mailServer.url, MAIL_FROM: 'mail@llavero.example' });
  superuser = await Superuser.on(world.server.database);
});
beforeEach(async () => {
  books = await Books.open(world);
  path = `/api/v1/invoices/${(await books.invoice()).id}/send`;
  mailServer.mails.length = 0;
  onNextMail = undefined;
});
afterAll(async () => {
  await superuser.close();
  await world.close();
  await mailServer.close();
});

const send = (to = 'ana@shop.example') =>
  books.caller.post(path, { to: [to] }, { 'idempotency-key': 'send-1' });
const BUSY = [409, 'idempotency_key_busy'];

/** A mail that is on its way and stays there until the mail server is told to let it pass. */
async function mailUnderWay() {
  let pass: () => void = () => undefined;
  let sent: ReturnType<typeof send> | undefined;
  await new Promise<void>((arrived) => {
    onNextMail = (done) => {
      pass = () => done();
      arrived();
    };
    sent = send();
  });
  return { sent: sent!, pass };
}

describe('a mail with an Idempotency-Key', () => {
  it('is sent once and answered with the same bytes', async () => {
    const [first, second] = [await send(), await send()];
    expect([second.status, second.text]).toEqual([200, first.text]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(refusalOf(await send('bea@shop.example'))).toEqual([422, 'idempotency_key_reused']);
    expect(mailServer.mails).toHaveLength(1);
  });

  it('keeps no transaction open while the mail server is waited for', async () => {
    const { sent, pass } = await mailUnderWay();
    const open = await superuser.rows(
      `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL
       AND pid <> pg_backend_pid()`,
    );
    expect(open).toEqual([]);
    pass();
    expect((await sent).status).toBe(200);
  });

  it('is not sent again while the first is under way, and is answered as the first was after it', async () => {
    const { sent, pass } = await mailUnderWay();
    const again = await send();
    expect(refusalOf(again)).toEqual(BUSY);
    expect(again.headers.get('retry-after')).toBe('5');
    pass();
    const { text } = await sent;
    expect((await send()).text).toBe(text);
    expect(mailServer.mails).toHaveLength(1);
  });

  it('may be sent again when it failed', async () => {
    onNextMail = (done) => done(answer(451, 'Try later'));
    expect(refusalOf(await send())).toEqual([502, 'mail_failed']);
    onNextMail = undefined;
    expect((await send()).status).toBe(200);
    expect(mailServer.mails).toHaveLength(1);
  });

  it('may be sent again some minutes after a request that was cut off', async () => {
    await send();
    const ofCompany = [books.company.id];
    await superuser.rows(
      'UPDATE idempotency_keys SET status = NULL, body = NULL WHERE company_id = $1',
      ofCompany,
    );
    expect(refusalOf(await send())).toEqual(BUSY);
    await superuser.rows(
      `UPDATE idempotency_keys SET created_at = created_at - interval '3 minutes' WHERE company_id = $1`,
      ofCompany,
    );
    expect((await send()).status).toBe(200);
    expect(mailServer.mails).toHaveLength(2);
  });
});

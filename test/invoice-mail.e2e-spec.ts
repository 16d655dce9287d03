import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { fetchPdf } from './support/pdf.js';
import { protectedRoute } from './support/protected-route.js';
import { MailServer, ReceivedMail } from './support/smtp.js';
import { World } from './support/world.js';

let mailServer: MailServer;
let world: World;
let books: Books;
beforeAll(async () => {
  mailServer = await MailServer.start();
  world = await World.start({ SMTP_URL: mailServer.url, MAIL_FROM: 'mail@llavero.example' });
});
beforeEach(async () => {
  books = await Books.open(world, { name: 'Cascabel Peñarroya', email: 'hola@cascabel.example' });
  mailServer.mails.length = 0;
});
afterAll(async () => {
  await world.close();
  await mailServer.close();
});

const invoiceTo = async (email?: string) => {
  const { id } = await books.client({ name: 'Ángela', ...(email && { email }) });
  return books.invoice({ client_id: id, due_on: '2099-12-31' });
};
const send = ({ id }: { id: number }, body: Record<string, unknown> = {}) =>
  books.post(`invoices/${id}/send`, body);
const onlyMail = (): ReceivedMail => {
  expect(mailServer.mails).toHaveLength(1);
  return mailServer.mails[0]!;
};

protectedRoute(() => world, {
  method: 'POST',
  path: '/api/v1/invoices/:id/send',
  grant: 'invoices.create',
  record: async (company) => (await (await Books.of(company)).invoice()).id as number,
  body: async () => ({ to: ['ana@shop.example'] }),
});

describe('sending an invoice', () => {
  it('mails its PDF to the client, in a few words of its language', async () => {
    const invoice = await invoiceTo('angela@shop.example');
    const answer = await send(invoice);
    const subject = `Factura ${invoice.invoice_number} de Cascabel Peñarroya`;
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        success: true,
        message: 'Invoice sent',
        data: { accepted: ['angela@shop.example'], rejected: [], subject },
      },
    ]);
    const mail = onlyMail();
    expect(mail.recipients).toEqual(['angela@shop.example']);
    expect(mail.subject).toBe(subject);
    expect(mail.from).toEqual({ name: 'Cascabel Peñarroya', address: 'mail@llavero.example' });
    expect(mail.replyTo).toMatchObject([{ address: 'hola@cascabel.example' }]);
    expect(mail.text).toContain(
      `Factura ${invoice.invoice_number}\nTotal: 100,00\u00a0€\nVencimiento: 31 dic 2099`,
    );
  });

  it('attaches the very PDF that the API answers with', async () => {
    const invoice = await invoiceTo('angela@shop.example');
    await send(invoice);
    const [attachment] = onlyMail().attachments;
    const { content } = await fetchPdf(books.caller, `/api/v1/invoices/${invoice.id}/pdf`);
    expect(attachment).toMatchObject({
      filename: `Factura-${invoice.invoice_number}.pdf`,
      mimeType: 'application/pdf',
    });
    expect(Buffer.from(attachment!.content as ArrayBuffer).equals(content)).toBe(true);
  });

  it('goes where the request says, with its words', async () => {
    const to = ['ana@shop.example', 'bea@shop.example'];
    const words = { subject: 'Su factura ñandú €', message: 'Hola:\n\nSaludos.' };
    const answer = await send(await invoiceTo('angela@shop.example'), {
      to,
      cc: ['cc@shop.example'],
      ...words,
    });
    expect(answer.body.data.accepted).toEqual([...to, 'cc@shop.example']);
    const mail = onlyMail();
    expect(mail.recipients).toEqual([...to, 'cc@shop.example']);
    expect(mail.cc).toMatchObject([{ address: 'cc@shop.example' }]);
    expect([mail.subject, mail.text?.trim()]).toEqual([words.subject, words.message]);
  });

  it('needs somebody to send it to', async () => {
    expect(refusalOf(await send(await invoiceTo()))).toEqual([422, 'validation_failed', 'to', 'required']);
    expect(mailServer.mails).toEqual([]);
  });

  it.each([
    ['to', [], 'arrayMinSize'],
    ['to', ['nobody'], 'isEmail'],
    ['to', Array.from({ length: 11 }, (_, index) => `a${index}@shop.example`), 'arrayMaxSize'],
    ['to', ['a@shop.example\r\nBcc: b@shop.example'], 'isEmail'],
    ['cc', ['a@shop.example, b@shop.example'], 'isEmail'],
    ['subject', 'Hello\r\nBcc: b@shop.example', 'matches'],
    ['subject', 'Hello\u0000', 'nul_character'],
    ['message', 'x'.repeat(4001), 'isLength'],
  ])('refuses a bad %s: %j', async (field, value, code) => {
    const answer = await send(await invoiceTo('angela@shop.example'), { [field]: value });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.body.error.details.map((detail: { code: string }) => detail.code)).toContain(code);
    expect(mailServer.mails).toEqual([]);
  });

  it('makes no header of a name with line breaks', async () => {
    books = await Books.open(world, { name: 'Shop\r\nBcc: spy@example.com' });
    await send(await invoiceTo('angela@shop.example'));
    const mail = onlyMail();
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.from?.name).toBe('Shop Bcc: spy@example.com');
    expect(mail.recipients).toEqual(['angela@shop.example']);
  });

  it('neither reads files nor calls addresses that its texts name', async () => {
    const message = '{"path":"/etc/passwd"}';
    await send(await invoiceTo('angela@shop.example'), { message, subject: 'file:///etc/passwd' });
    expect(onlyMail().text?.trim()).toBe(message);
  });

  it('names whom the mail server refused, and where it took it for others, says for whom', async () => {
    const invoice = await invoiceTo('refused@shop.example');
    const refused = await send(invoice);
    expect(refusalOf(refused)).toEqual([502, 'mail_failed', 'to[0]', 'recipient_refused']);
    expect(refused.body.error.code).toBe('bad_gateway');
    expect(refused.body.error.details[0].message).toContain('refused@shop.example');
    expect(refused.text).not.toContain('No such user');

    const both = await send(invoice, { to: ['ana@shop.example'], cc: ['refused@Shop.example'] });
    expect(both.body.data).toMatchObject({
      accepted: ['ana@shop.example'],
      rejected: ['refused@shop.example'],
    });
    expect(onlyMail().recipients).toEqual(['ana@shop.example']);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abacoRefusal, abacoRoute } from './support/abaco-route.js';
import { Documents, SALES } from './support/documents.js';
import { fetchPdf } from './support/pdf.js';
import { MailServer, ReceivedMail } from './support/smtp.js';
import { World } from './support/world.js';

let mailServer: MailServer;
let world: World;
let documents: Documents;
beforeAll(async () => {
  mailServer = await MailServer.start();
  world = await World.start({ SMTP_URL: mailServer.url, MAIL_FROM: 'mail@llavero.example' });
});
beforeEach(async () => {
  documents = await Documents.open(world);
  await documents.caller.patch(`/business-partners/${documents.partnerId}`, { email: 'ana@shop.example' });
  mailServer.mails.length = 0;
});
afterAll(async () => {
  await world.close();
  await mailServer.close();
});

const PATH = '/send-document';
const send = (documentId: unknown, values: object = {}) =>
  documents.caller.post(PATH, { documentId, ...values });
const onlyMail = (): ReceivedMail => {
  expect(mailServer.mails).toHaveLength(1);
  return mailServer.mails[0]!;
};

abacoRoute(() => world, {
  method: 'POST',
  path: PATH,
  grant: 'invoices.create',
  status: 200,
  body: async (company) => ({
    documentId: (await (await Documents.of(company)).create('01')).id as number,
    to: 'ana@shop.example',
  }),
});

describe('sending a document', () => {
  it.each(SALES)('of the type %s mails its PDF to the partner, where nobody else is named', async (type) => {
    const { id, number } = await documents.confirmed(type);
    const answer = await send(id);
    const subject = expect.stringContaining(number as string) as string;
    expect([answer.status, answer.body]).toEqual([
      200,
      { accepted: ['ana@shop.example'], rejected: [], subject },
    ]);
    const { recipients, attachments, ...mail } = onlyMail();
    expect([recipients, mail.subject]).toEqual([['ana@shop.example'], answer.body.subject]);
    expect(attachments).toMatchObject([{ mimeType: 'application/pdf' }]);
    const { content } = await fetchPdf(documents.caller, `/documents/${id}/print`, 'POST');
    expect(Buffer.from(attachments[0]!.content as ArrayBuffer).equals(content)).toBe(true);
  });

  it('goes to whom it names, by one address or a list, with its own words', async () => {
    const { id } = await documents.create('01');
    const words = { subject: 'Su factura ñandú', message: 'Hola:\n\nSaludos.' };
    const one = await send(id, { to: 'bea@shop.example', cc: 'cc@shop.example', ...words });
    expect(one.body).toEqual({
      accepted: ['bea@shop.example', 'cc@shop.example'],
      rejected: [],
      subject: words.subject,
    });
    const mail = onlyMail();
    expect(mail.recipients).toEqual(['bea@shop.example', 'cc@shop.example']);
    expect(mail.cc).toMatchObject([{ address: 'cc@shop.example' }]);
    expect([mail.subject, mail.text?.trim()]).toEqual([words.subject, words.message]);

    const to = ['bea@shop.example', 'eva@shop.example'];
    const both = await send(id, { to, cc: ['cc@shop.example'] });
    expect(both.body.accepted).toEqual([...to, 'cc@shop.example']);
  });

  it('goes to the partner where `to` is null', async () => {
    const { id } = await documents.create('01');
    const nothing = { to: null, cc: null, subject: null, message: null };
    expect((await send(id, nothing)).body.accepted).toEqual(['ana@shop.example']);
  });

  it('leaves out whom the mail server refuses, and says so', async () => {
    const { id } = await documents.create('01');
    const { status, body } = await send(id, { to: ['ana@shop.example', 'refused@shop.example'] });
    expect([status, body.accepted, body.rejected]).toEqual([
      200,
      ['ana@shop.example'],
      ['refused@shop.example'],
    ]);
    const nobody = await send(id, { to: 'refused@shop.example' });
    expect([nobody.status, nobody.body]).toEqual([
      502,
      {
        code: 'MAIL_FAILED',
        message: 'El servidor de correo no ha aceptado el mensaje',
        errors: [
          {
            field: 'to[0]',
            code: 'recipient_refused',
            message: 'to[0] fue rechazado por el servidor de correo',
          },
        ],
      },
    ]);
  });

  it('is for what the company issued: a purchase or an unknown document is 404', async () => {
    const others = await Documents.open(world);
    const ids = [999999999, (await documents.create('103')).id, (await others.create('01')).id];
    for (const id of ids)
      expect(abacoRefusal(await send(id, { to: 'ana@shop.example' }))).toEqual([404, 'NOT_FOUND']);
    expect(mailServer.mails).toEqual([]);
  });

  it.each([
    [{}, 'documentId required'],
    [{ documentId: 'x' }, 'documentId isInt'],
    [{ documentId: 0 }, 'documentId min'],
    [{ documentId: 1, to: 'nobody' }, 'to isEmail'],
    [{ documentId: 1, to: [] }, 'to arrayMinSize'],
    [{ documentId: 1, to: 7 }, 'to isArray'],
    [{ documentId: 1, to: { address: 'ana@shop.example' } }, 'to isArray'],
    [{ documentId: 1, to: Array.from({ length: 11 }, (_, n) => `a${n}@shop.example`) }, 'to arrayMaxSize'],
    [{ documentId: 1, cc: 'a@shop.example, b@shop.example' }, 'cc isEmail'],
    [{ documentId: 1, to: 'a@shop.example\r\nBcc: b@shop.example' }, 'to isEmail'],
    [{ documentId: 1, subject: 'Hola\r\nBcc: b@shop.example' }, 'subject matches'],
    [{ documentId: 1, message: 'x'.repeat(4001) }, 'message isLength'],
  ])('is refused by the names of its fields: %j', async (body, error) => {
    const [status, code, ...errors] = abacoRefusal(await documents.caller.post(PATH, body));
    expect([status, code, errors]).toEqual([400, 'VALIDATION_ERROR', expect.arrayContaining([error])]);
    expect(mailServer.mails).toEqual([]);
  });

  it('needs somebody to send it to', async () => {
    await documents.caller.patch(`/business-partners/${documents.partnerId}`, { email: null });
    const { status, body } = await send((await documents.create('01')).id);
    expect([status, body]).toEqual([
      400,
      {
        code: 'VALIDATION_ERROR',
        message: 'Algunos valores no son válidos',
        errors: [{ field: 'to', code: 'required', message: 'to es obligatorio' }],
      },
    ]);
  });

  it('happens once under an Idempotency-Key', async () => {
    const { id: documentId } = await documents.create('01');
    const once = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await documents.caller.post(PATH, { documentId }, once),
      await documents.caller.post(PATH, { documentId }, once),
    ];
    expect([second.status, second.text]).toEqual([200, first.text]);
    onlyMail();
  });

  it('is open to either grant on making sales, and to neither reading nor purchases', async () => {
    const { id: documentId } = await documents.create('01');
    for (const [permissions, status] of [
      [['invoices.update'], 200],
      [['invoices.read', 'invoices.delete', 'purchases.*'], 403],
    ] as const) {
      const { caller } = await documents.company.key({ permissions: [...permissions] });
      expect((await caller.post(PATH, { documentId })).status).toBe(status);
    }
    const { caller: viewer } = await documents.company.person('viewer');
    expect(abacoRefusal(await viewer.post(PATH, { documentId }))).toEqual([403, 'FORBIDDEN']);
    const { caller: accountant } = await documents.company.person('accountant');
    expect((await accountant.post(PATH, { documentId })).status).toBe(200);
  });
});

it('without a mail server, sending says that there is none', async () => {
  const mute = await World.start();
  try {
    const silent = await Documents.open(mute);
    const { id: documentId } = await silent.create('01');
    const { status, body } = await silent.caller.post(PATH, { documentId, to: 'ana@shop.example' });
    expect([status, body]).toEqual([
      501,
      {
        code: 'MAIL_NOT_CONFIGURED',
        message: 'Este servidor no está configurado para enviar correo',
      },
    ]);
  } finally {
    await mute.close();
  }
});

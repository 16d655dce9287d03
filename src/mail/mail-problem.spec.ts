import { describe, expect, it } from 'vitest';
import { Mail } from './mail.js';
import { mailFailed } from './mail-problem.js';

const MAIL: Mail = {
  to: ['ana@shop.example', 'bea@Ñandú.example'],
  cc: ['cc@shop.example'],
  senderName: 'Cascabel',
  replyTo: null,
  subject: 'Hello',
  text: '',
  attachments: [],
};
const failed = (error: object, url = 'smtp://mail.example') =>
  mailFailed(Object.assign(new Error('No'), error), MAIL, url);

describe('a mail that failed', () => {
  it('says whom the server refused by their place in the request', () => {
    const rejected = ['cc@shop.example', 'bea@xn--and-6ma2c.example', 'who@else.example'];
    expect(failed({ rejected }).details?.map(({ field }) => field)).toEqual(['cc[0]', 'to[1]', 'to']);
    expect(failed({}).details).toBeUndefined();
  });

  it('keeps every form of the password out of the log, and the rest in', () => {
    const secret = 'p4ss:ñ';
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const forms = [secret, encodeURIComponent(secret), base64(secret), base64(`\0till\0${secret}`)];
    const url = `smtps://till:${encodeURIComponent(secret)}@mail.example`;
    const { cause } = failed({ code: 'EAUTH', message: `535 ${forms.join(' ')} end` }, url);
    expect((cause as Error).message).toBe('EAUTH: 535 *** *** *** *** end');
  });

  it('says what was said where there is no password', () => {
    expect((failed({ code: 'ESOCKET' }).cause as Error).message).toBe('ESOCKET: No');
  });
});

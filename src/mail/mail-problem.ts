import { domainToASCII } from 'node:url';
import { Problem, ProblemDetail } from '../common/problem.js';
import { Mail } from './mail.js';

/** What the mailer's errors say beside their message. */
interface MailError extends Error {
  code?: string;
  /** The addresses that the server refused, where that is what went wrong. */
  rejected?: readonly string[];
}

/** The client learns whom the server refused; the log learns why, in words without the credentials of `smtpUrl`. */
export function mailFailed(error: unknown, mail: Mail, smtpUrl: string): Problem {
  const { message, code, rejected = [] } = error as MailError;
  const cause = new Error(`${code ?? 'mail'}: ${withoutCredentials(message, smtpUrl)}`);
  const details = rejected.map((address) => refused(address, mail));
  return new Problem('mail_failed', { cause, ...(details.length > 0 ? { details } : {}) });
}

function refused(address: string, { to, cc }: Mail): ProblemDetail {
  const fields = [...to.map(named('to')), ...cc.map(named('cc'))];
  const field = fields.find((one) => one.address === normal(address))?.field ?? 'to';
  return { field, code: 'recipient_refused', message: `${address} was refused by the mail server` };
}

const named = (list: string) => (address: string, index: number) => ({
  field: `${list}[${index}]`,
  address: normal(address),
});

/** An address as SMTP carries it: the domain in small ASCII letters. */
function normal(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + domainToASCII(address.slice(at));
}

/** Some servers repeat in their answer what they were sent: as it is, or as SMTP encodes it (RFC 4616, LOGIN). */
function withoutCredentials(text: string, smtpUrl: string): string {
  const { username, password } = new URL(smtpUrl);
  const [user, secret] = [username, password].map(decodeURIComponent) as [string, string];
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const forms = [base64(`\0${user}\0${secret}`), base64(secret), password, secret];
  return (secret ? forms : []).reduce((rest, form) => rest.replaceAll(form, '***'), text);
}

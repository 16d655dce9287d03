import { expect, it } from 'vitest';
import { Pepper } from '../access/pepper.js';
import { WebhookSecrets } from './webhook-secrets.js';

const [OLD, NEW] = ['the pepper of last year, long enough', 'the pepper of this year, long enough'];

it('a secret survives its pepper where it is renewed while that is retired, and is one webhook’s alone', () => {
  const { shown, sealed } = new WebhookSecrets(new Pepper(OLD, [])).make('one');
  const changing = new WebhookSecrets(new Pepper(NEW, [OLD]));
  const renewed = changing.renewed('one', sealed)!;
  expect(changing.renewed('one', renewed)).toBeUndefined();
  const later = new WebhookSecrets(new Pepper(NEW, []));
  expect(later.open('one', renewed)).toBe(shown);
  expect(() => later.open('one', sealed)).toThrow('no longer known');
  expect(() => later.open('other', renewed)).toThrow('no longer known');
});

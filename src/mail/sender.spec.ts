import { expect, it } from 'vitest';
import { senderOf } from './sender.js';

it.each([
  ['mail@shop.example', 'Cascabel'],
  ['<mail@shop.example>', 'Cascabel'],
  ['Shop, Ltd <mail@shop.example>', 'Shop, Ltd'],
  ['"Shop, Ltd" <mail@shop.example>', 'Shop, Ltd'],
])('%s sends as %s', (from, name) => {
  expect(senderOf(from, 'Cascabel')).toEqual({ name, address: 'mail@shop.example' });
});

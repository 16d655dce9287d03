import { describe, expect, it } from 'vitest';
import { Problem } from '../common/problem.js';
import { Allowlist } from './allowlist.js';

const entriesOf = (...entries: string[]) => Allowlist.parse(entries).entries;
const allows = (entry: string, address: string) => Allowlist.parse([entry]).allows(address);

function refusal(entries: readonly string[], field?: string): unknown {
  try {
    Allowlist.parse(entries, field);
  } catch (error) {
    return error instanceof Problem ? error.details : error;
  }
  return undefined;
}

describe('Allowlist.parse', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1/32'],
    ['10.0.0.1/32', '10.0.0.1/32'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['255.254.253.252/31', '255.254.253.252/31'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['128.0.0.0/1', '128.0.0.0/1'],
    ['::1', '::1/128'],
    ['::', '::/128'],
    ['::/0', '::/0'],
    ['8000::/1', '8000::/1'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1/128'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8/128'],
    ['1::8', '1::8/128'],
    ['fe80::/10', 'fe80::/10'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201/128'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['::ffff:a00:0/104', '10.0.0.0/8'],
    ['0:0:0:0:0:FFFF:0A00:0001', '10.0.0.1/32'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
    ['::ffff:128.0.0.0/97', '128.0.0.0/1'],
    ['::10.0.0.1', '::a00:1/128'],
    ['1::ffff:10.0.0.1', '1::ffff:a00:1/128'],
  ])('writes %s as %s', (entry, canonical) => expect(entriesOf(entry)).toEqual([canonical]));

  it('keeps each range once, in the order given', () => {
    expect(entriesOf('::1', '10.0.0.1', '::ffff:10.0.0.1', '0:0::1/128', '10.0.0.1/32', '::2')).toEqual([
      '::1/128',
      '10.0.0.1/32',
      '::2/128',
    ]);
  });

  it.each([
    '',
    '/',
    '/8',
    'localhost',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '0x0a.0.0.1',
    '167772161',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '10.0.0.1\n',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/+8',
    '10.0.0.0/08',
    '0.0.0.0/00',
    '10.0.0.0/8.0',
    '10.0.0.0/8 ',
    '10.0.0.0/8\n',
    '10.0.0.0\n/8',
    '10.0.0.0/\n8',
    '10.0.0.0/ 8',
    '10.0.0.0/1e1',
    '10.0.0.0/8/8',
    '10.0.0.0/8/',
    '10.0.0.0/255.0.0.0',
    '10.0.0.0-10.0.0.9',
    '10.0.0.*',
    '::/129',
    '::/1280',
    '::/0128',
    '1::2::3',
    ':::',
    '12345::',
    '[::1]',
    'fe80::1%eth0',
    'fe80::%1/64',
    '::ffff:010.0.0.1',
    '::ffff:10.0.0.0/129',
  ])('refuses %j', (entry) => {
    expect(refusal(['10.0.0.1', entry])).toEqual([{ field: 'allow_ips[1]', code: 'not_a_cidr' }]);
  });

  it.each([
    '10.0.0.1/31',
    '10.0.0.1/8',
    '0.0.0.1/0',
    '128.0.0.0/0',
    '::1/127',
    '2001:db8::1/32',
    '8000::/0',
    '::ffff:10.0.0.1/104',
    '::ffff:10.0.0.0/95',
    '::ffff:0:0/0',
  ])('refuses %s, which names an address inside its own range', (entry) => {
    expect(refusal([entry])).toEqual([{ field: 'allow_ips[0]', code: 'host_bits_set' }]);
  });

  it('names the field it was given', () => {
    expect(refusal(['x'], 'ip_allowlist')).toEqual([{ field: 'ip_allowlist[0]', code: 'not_a_cidr' }]);
    expect(refusal(['1.1.1.1/0'], 'ips')).toEqual([{ field: 'ips[0]', code: 'host_bits_set' }]);
  });

  it('takes 256 entries and no more, equal ones included', () => {
    const many = Array.from({ length: 256 }, (_, index) => `10.0.0.${index}`);
    expect(entriesOf(...many)).toHaveLength(256);
    expect(refusal([...many, '10.0.0.1'])).toEqual([{ field: 'allow_ips', code: 'too_many_entries' }]);
    expect(refusal([...many, 'x'], 'ips')).toEqual([{ field: 'ips', code: 'too_many_entries' }]);
  });
});

describe('an empty allowlist', () => {
  it('allows every address, and whatever else came instead of one', () => {
    const empty = Allowlist.parse([]);
    expect(empty.isEmpty).toBe(true);
    expect(empty.entries).toEqual([]);
    for (const address of ['10.0.0.1', '::1', 'fe80::1%eth0', '']) expect(empty.allows(address)).toBe(true);
    expect(Allowlist.parse(['::1']).isEmpty).toBe(false);
  });
});

describe('Allowlist.allows', () => {
  it('allows an address of any of its ranges', () => {
    const list = Allowlist.parse(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);
    for (const address of ['10.255.255.255', '192.0.2.7', '2001:db8:ffff::1'])
      expect(list.allows(address)).toBe(true);
    for (const address of ['11.0.0.0', '192.0.2.8', '2001:db9::']) expect(list.allows(address)).toBe(false);
  });

  it.each(['::ffff:10.1.2.3', '::FFFF:a01:203', '0:0:0:0:0:ffff:10.1.2.3'])(
    'matches %s with IPv4 ranges',
    (address) => {
      expect(allows('10.0.0.0/8', address)).toBe(true);
      expect(allows('::ffff:10.0.0.0/104', address)).toBe(true);
      expect(allows('11.0.0.0/8', address)).toBe(false);
    },
  );

  it('keeps the families apart', () => {
    expect(allows('::/0', '2001:db8::1')).toBe(true);
    expect(allows('::/0', '10.0.0.1')).toBe(false);
    expect(allows('::/0', '::ffff:10.0.0.1')).toBe(false);
    expect(allows('0.0.0.0/0', '10.0.0.1')).toBe(true);
    expect(allows('0.0.0.0/0', '::ffff:10.0.0.1')).toBe(true);
    expect(allows('0.0.0.0/0', '::1')).toBe(false);
    expect(allows('0.0.0.1', '::1')).toBe(false);
    expect(allows('::a00:1', '10.0.0.1')).toBe(false);
  });

  it.each([
    '',
    'unknown',
    '10.0.0.1:443',
    '[::1]',
    '10.0.0.1, 10.0.0.2',
    '010.0.0.1',
    '10.0.0.0/8',
    'fe80::1%eth0',
  ])('does not allow %j, which is no address', (address) => {
    expect(Allowlist.parse(['0.0.0.0/0', '::/0']).allows(address)).toBe(false);
  });
});

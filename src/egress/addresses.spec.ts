import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.js';

describe('an address', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '223.255.255.1',
  ])('of the internet is public: %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each(['2606:4700:4700::1111', '2a00:1450:4003:80c::200e', '2001:4860:4860::8888'])(
    'of the internet is public: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', '0.0.0.0 0.1.2.3 127.0.0.1 127.255.255.254 :: ::1'],
    ['a private network', '10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 fc00::1 fdff::1 fec0::1'],
    ['a shared network', '100.64.0.1 100.127.255.255'],
    ['the link', '169.254.0.1 fe80::1 fe80::1%eth0'],
    ['the metadata of a cloud', '169.254.169.254 168.63.129.16 100.100.100.200 fd00:ec2::254'],
    ['a group', '224.0.0.1 239.255.255.255 ff02::1'],
    [
      'nobody',
      '240.0.0.1 255.255.255.255 192.0.0.1 192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 2001:db8::1 3fff::1',
    ],
    [
      'IPv4 in IPv6',
      '::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001::1',
    ],
    ['no address at all', 'localhost 127.1 0x7f.0.0.1 2130706433 [::1] shop.example'],
  ])('of %s is not public', (_, addresses) => {
    expect(addresses.split(' ').filter(isPublicAddress)).toEqual([]);
  });

  it('is not public where it is empty', () => expect(isPublicAddress('')).toBe(false));
});

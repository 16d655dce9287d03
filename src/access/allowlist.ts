import { isIPv4, isIPv6 } from 'node:net';
import { invalid } from '../common/problem.js';

const MOST_ENTRIES = 256;

/** A network as numbers; a single address is a network whose prefix is its whole width. */
interface Network {
  width: 32 | 128;
  bits: bigint;
  prefix: number;
}

function bitsOfIPv4(text: string): bigint {
  return text.split('.').reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}

/** The URL parser writes every IPv6 spelling as RFC 5952 does, without a dotted tail, in brackets. */
function canonicalIPv6(text: string): string {
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}

function bitsOfIPv6(text: string): bigint {
  const compressed = canonicalIPv6(text);
  const missingGroups = 8 - compressed.split(':').length;
  const groups = compressed.replace('::', `::${':'.repeat(missingGroups)}`).split(':');
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`);
}

/** An address exactly as `net.isIP` takes it, but without a zone id (`%eth0`); else undefined. */
function addressFrom(text: string): Network | undefined {
  if (isIPv4(text)) return { width: 32, bits: bitsOfIPv4(text), prefix: 32 };
  const isAddress = isIPv6(text) && !text.includes('%');
  return isAddress ? { width: 128, bits: bitsOfIPv6(text), prefix: 128 } : undefined;
}

/** `::ffff:10.0.0.0/104` is how a socket for both families writes 10.0.0.0/8 (RFC 4291, 2.5.5.2). */
function unmapped({ width, bits, prefix }: Network): Network {
  const isMapped = bits >> 32n === 0xffffn;
  return isMapped ? { width: 32, bits: bits & 0xffffffffn, prefix: prefix - 96 } : { width, bits, prefix };
}

/** The prefix that `/8` asks for, or the whole width where nothing is asked; else undefined. */
function prefixFrom(suffix: string, width: number): number | undefined {
  if (suffix === '') return width;
  const prefix = Number(/^\/(0|[1-9]\d{0,2})$/.exec(suffix)?.[1]);
  return prefix <= width ? prefix : undefined;
}

function networkFrom(entry: string, field: string): Network {
  const text = entry.replace(/\/.*/, '');
  const address = addressFrom(text);
  const prefix = address && prefixFrom(entry.slice(text.length), address.width);
  if (!address || prefix === undefined) throw invalid(field, 'not_a_cidr');
  const hostBits = BigInt(address.width - prefix);
  if ((address.bits >> hostBits) << hostBits !== address.bits) throw invalid(field, 'host_bits_set');
  return unmapped({ ...address, prefix });
}

function textOf({ width, bits, prefix }: Network): string {
  if (width === 32) return `${[24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join('.')}/${prefix}`;
  const groups = bits
    .toString(16)
    .padStart(32, '0')
    .replace(/.{4}(?!$)/g, '$&:');
  return `${canonicalIPv6(groups)}/${prefix}`;
}

function contains(network: Network, address: Network): boolean {
  const hostBits = BigInt(network.width - network.prefix);
  return network.width === address.width && (network.bits ^ address.bits) >> hostBits === 0n;
}

/**
 * The addresses a key may be used from; empty means from anywhere. The arithmetic is our own and exact
 * because `net.BlockList` lets an IPv6 range such as `::/0` match IPv4 addresses. Here the families are
 * apart: an IPv4 address, mapped or not, is allowed by IPv4 ranges alone.
 */
export class Allowlist {
  readonly #networks: readonly Network[];
  /** Canonical and without repetition, always with a prefix, as PostgreSQL writes `cidr`: `10.0.0.1/32`. */
  readonly entries: readonly string[];

  private constructor(networks: readonly Network[]) {
    const byText = new Map(networks.map((network) => [textOf(network), network]));
    this.#networks = [...byText.values()];
    this.entries = [...byText.keys()];
  }

  /**
   * At most 256 addresses or CIDR ranges; a bare address is a range of one.
   * @throws Problem validation_failed `<field>` too_many_entries, `<field>[<index>]` not_a_cidr or
   * host_bits_set (`10.0.0.1/8` could mean the address or the range, so neither is guessed)
   */
  static parse(entries: readonly string[], field = 'allow_ips'): Allowlist {
    if (entries.length > MOST_ENTRIES) throw invalid(field, 'too_many_entries');
    return new Allowlist(entries.map((entry, index) => networkFrom(entry, `${field}[${index}]`)));
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** `address` is the client's, as the socket or a trusted proxy gives it; what is none is not allowed. */
  allows(address: string): boolean {
    if (this.isEmpty) return true;
    const sent = addressFrom(address);
    if (!sent) return false;
    const client = unmapped(sent);
    return this.#networks.some((network) => contains(network, client));
  }
}

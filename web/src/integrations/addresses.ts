/** Addresses and ranges as they are typed: one per line, or apart by blanks and commas. */
export const entriesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

const isByte = (text: string) => /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255;

function isIPv4(text: string): boolean {
  const bytes = text.split('.');
  return bytes.length === 4 && bytes.every(isByte);
}

/** The URL parser knows every spelling of an IPv6 address; a zone such as `%eth0` is none. */
const isIPv6 = (text: string) =>
  text.includes(':') && !text.includes('%') && URL.canParse(`http://[${text}]/`);

/** Whether this has the form of an address or of a CIDR range; what it means the server judges. */
export function isAddressOrRange(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  if (width === undefined || rest.length > 0) return false;
  return prefix === undefined || (/^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= width);
}

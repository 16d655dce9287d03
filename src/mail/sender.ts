/** Who a mail comes from: the installation's address under the name it was given, or else under the sender's. */
export function senderOf(from: string, senderName: string): { name: string; address: string } {
  const [, name, address] = /^(.*)<(.+)>$/.exec(from) ?? [];
  return {
    name: name?.trim().replaceAll(/^"|"$/g, '') || senderName,
    address: address ?? from,
  };
}

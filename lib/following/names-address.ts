/** Whether a text names this very address, and not one that it is a part of. */
export function namesAddress(text: string, email: string): boolean {
  const address = email.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  const before = String.raw`(?<![\p{L}\p{N}_%+]|[\p{L}\p{N}][.\-])`;
  const after = String.raw`(?![\p{L}\p{N}_]|[.\-][\p{L}\p{N}])`;
  return new RegExp(before + address + after, "iu").test(text);
}

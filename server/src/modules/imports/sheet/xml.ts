/** The little XML a workbook needs; documents with entities of their own are refused before (see xlsx.ts). */
const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const codePoint = (n: number): string => (n > 0 && n <= 0x10ffff ? String.fromCodePoint(n) : '');

/** Entities, and the _x000D_ that spreadsheets write for characters XML does not allow. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&') ? text.replace(/&(lt|gt|quot|apos|amp|#\d{1,7}|#x[\da-fA-F]{1,6});/g, (_, e: string) => named[e] ?? codePoint(e[1] === 'x' ? Number.parseInt(e.slice(2), 16) : Number(e.slice(1)))) : text;
  return plain.includes('_x') ? plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => codePoint(Number.parseInt(hex, 16))) : plain;
}

/** The value of an attribute in a tag, whatever its prefix and quotes; '' when it has none. */
export const attribute = (tag: string, name: string): string => unescapeXml(new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((v) => v !== undefined) ?? '');

/** H10 慰问: what is brought to a family. */
export const giftKinds = ['money', 'goods'] as const;
export type GiftKind = (typeof giftKinds)[number];
export const giftSources = ['dues', 'donation', 'budget', 'other'] as const;
export type GiftSource = (typeof giftSources)[number];
export const giftSourceWords: Record<GiftSource, string> = { dues: '党费', donation: '募捐', budget: '财政', other: '其他' };
export const giftStates = ['waiting', 'confirmed', 'paper', 'phone', 'denied', 'cancelled'] as const;
export type GiftState = (typeof giftStates)[number];
export const giftStateWords: Record<GiftState, string> = { waiting: '等家里确认', confirmed: '家里说收到了', paper: '纸上签了字', phone: '电话里说收到了', denied: '家里说没收到', cancelled: '记错了，已作废' };
/** A single gift is at most this many fen: a slip of the finger is no gift. */
export const MOST_FEN = 10_000_000;

/** `200.5` or `200` yuan as fen; null where it is no sum of money. */
export function fenOf(yuan: string): number | null {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  const fen = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0;
  return fen > 0 && fen <= MOST_FEN ? fen : null;
}
/** 20050 → 200.50; whole yuan without a fraction. */
export const yuanOf = (fen: number): string => (fen % 100 ? (fen / 100).toFixed(2) : String(fen / 100));
/** A quantity is kept in hundredths, as goods are weighed: 250 → 2.5. */
export const quantityOf = (text: string): number | null => {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim());
  const hundredths = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0;
  return hundredths > 0 ? hundredths : null;
};
export const quantityWords = (hundredths: number): string => String(hundredths / 100);
/** 现金 200 元；大米 2 袋 */
export const giftWords = (g: { kind: string; fen: number; item: string; quantity: number; unit: string }): string => (g.kind === 'money' ? `现金 ${yuanOf(g.fen)} 元` : `${g.item} ${quantityWords(g.quantity)} ${g.unit}`);

/** The days something holds on. What was replaced before it began never held; it is told too, so that nothing is hidden. */
export const spanWords = (h: { from: string; until: string | null }, today: string): string =>
  (h.until === h.from ? `${h.from}，还没开始就换了` : `${h.from} 起${h.until ? `，到 ${h.until} 前` : ''}${h.from > today ? '（还没到）' : ''}`);

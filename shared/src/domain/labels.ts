/** X13 X16 The county's own words for what its people read every day; what nobody set is said as here. */
export const labelWords = { pairing: '结对帮扶', card: '家属证', liaison: '联络员', verify: '核对', county_home: '流动党员之家' } as const;
export type LabelKey = keyof typeof labelWords;
/** Only what a county says otherwise. */
export type OwnLabels = Partial<Record<LabelKey, string>>;

const token = /\[(\w+)(?:\|([^\]]*))?\]/g;
const isLabelKey = (text: string): text is LabelKey => text in labelWords;
/** A text that holds the county's own words. */
export const holdsLabels = (text: string): boolean => [...text.matchAll(token)].some(([, key]) => isLabelKey(key!));

/** `[card]` becomes the county's word for it; `[pairing|结对]` has a shorter word of its own where the county has none. */
export const inLabels = (text: string, own: OwnLabels): string =>
  text.replace(token, (whole, key: string, short: string | undefined) => (isLabelKey(key) ? own[key] ?? short ?? labelWords[key] : whole));

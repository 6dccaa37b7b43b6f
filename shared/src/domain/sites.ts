/** H13 幸福小院: where those who stayed at home come together; a place of a village, told in words, with somebody to ring. */
export const siteMax = { name: 30, place: 60, keeper: 30, phone: 20, days: 60, doings: 200, reason: 120 } as const;
/** A mobile, or a line of the village with its area code. */
export const isSitePhone = (phone: string): boolean => /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(phone);
export const siteStates = ['soon', 'open', 'closed'] as const;
export type SiteState = (typeof siteStates)[number];
export const siteStateWords: Record<SiteState, string> = { soon: '还没开', open: '开着', closed: '不开了' };
/** By its days: open on the first of them, closed from the last on. */
export const siteStateOn = (site: { fromDay: string; untilDay: string | null }, day: string): SiteState => (site.untilDay !== null && site.untilDay <= day ? 'closed' : site.fromDay > day ? 'soon' : 'open');

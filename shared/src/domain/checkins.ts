/** 报平安: voluntary, city at most, never scored. */
export const checkinKinds = ['well', 'help'] as const;
export type CheckinKind = (typeof checkinKinds)[number];
/** Seconds in which a check-in can be taken back on the phone. */
export const undoSeconds = 5;
/** The server grants the round trip of a weak network on top. */
export const undoGraceSeconds = 10;
export const lineMax = 120;
export const cityMax = 30;

/** H9 Days of help with work: in the harvest, the flood season, while somebody lies in hospital. */
export const helpSeasons = ['farm', 'flood', 'hospital', 'other'] as const;
export type HelpSeason = (typeof helpSeasons)[number];
export const helpSeasonWords: Record<HelpSeason, string> = { farm: '农忙', flood: '汛期', hospital: '住院', other: '别的活' };
export const helpStates = ['planned', 'done', 'called_off'] as const;
export type HelpState = (typeof helpStates)[number];
export const helpStateWords: Record<HelpState, string> = { planned: '约好了', done: '帮过了', called_off: '不去了' };
/** Kept in half days: 1 or 2 of one helper and one day. */
export const helpLengths = [1, 2] as const;
export const helpLengthWords: Record<(typeof helpLengths)[number], string> = { 1: '半天', 2: '一天' };
/** 3 halves are 1.5 days. */
export const daysOfHalves = (halves: number): number => halves / 2;
/** What was worked on, in hundredths of a 亩. */
export const lands = ['paddy', 'hill', 'otherLand'] as const;
export type Land = (typeof lands)[number];
export const landWords: Record<Land, string> = { paddy: '水田', hill: '坡地', otherLand: '别的地' };
/** 水田 5 亩，坡地 7 亩；empty where no land was worked on. */
export const landsWords = (of: Record<Land, number>): string => lands.filter((land) => of[land] > 0).map((land) => `${landWords[land]} ${of[land] / 100} 亩`).join('，');
/** More people than this is a slip of the finger. */
export const MOST_PEOPLE = 200;
/** Days a day of help may be planned ahead. */
export const PLAN_DAYS = 180;

import type { DutyFeast } from './duties';

/** M3 一张贺卡 and other greetings: once a year, occasion and member. */
export const occasions = ['七一', '春节', '中秋', '端午', '重阳', '元旦'] as const satisfies readonly DutyFeast[];
export type Occasion = (typeof occasions)[number];
/** `{姓名}` stands for the member’s name. */
export const greetingTexts: Record<Occasion, string> = {
  七一: '{姓名}同志：七一到了，组织上惦记着你。人在外面，党员的样子还在，大家都看得到。注意身体，家里有事跟我们说。',
  春节: '{姓名}同志：过年好！一年在外辛苦了。家里我们去看过，都好。路上当心，回来坐坐。',
  中秋: '{姓名}同志：中秋好！月饼家里吃上了，老人孩子都好，你在外面也吃好些。',
  端午: '{姓名}同志：端午好！粽子家里包好了，你在外面照顾好自己。',
  重阳: '{姓名}同志：重阳节，村里看望了老人，你家里的也去过了，放心。',
  元旦: '{姓名}同志：新年好！这一年有你出的力，谢谢。新的一年平平安安。',
};
/** What this key is to the duties: the feast of that year. */
export const greetingPeriod = (occasion: Occasion, year: number): string => `${occasion}@${year}`;
export const lineFor = (text: string, name: string): string => text.replaceAll('{姓名}', name);
export const greetingMax = 160;
/** Names are put in, and a name is 60 signs at most. */
export const greetingTextMax = 120;

/** The member’s echo: one tap, and a word if he likes. */
export const echoes = ['thanks', 'well', 'home'] as const;
export type Echo = (typeof echoes)[number];
export const echoWords: Record<Echo, string> = { thanks: '收到，谢谢', well: '都好，放心', home: '过节回来' };

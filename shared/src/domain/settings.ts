import { labelWords, type LabelKey } from './labels';

/** X16 The rules a county sets for itself: key, unit, range, default, and the sentence that explains it. */
export const settingKeys = ['out_months', 'verify_stale_months', 'lost_months', 'max_home_days', 'child_under', 'elder_from', 'woman_from', 'woman_to', 'survey_days', 'quiet_from', 'quiet_until', 'push_hours', 'remind_before', 'remind_step', 'rate_days', 'card_list_days'] as const;
export type SettingKey = (typeof settingKeys)[number];

/** R6 The county’s definitions of who counts as what at home, in whole years. */
export const ageKeys = ['child_under', 'elder_from', 'woman_from', 'woman_to'] as const satisfies readonly SettingKey[];
export type AgeKey = (typeof ageKeys)[number];
export const isAgeKey = (key: SettingKey): key is AgeKey => (ageKeys as readonly string[]).includes(key);

/** Rules that move nobody from one state to another: what a round of the survey begins with, and when messages leave. `what`: what a new value does. */
export const quietRules: Partial<Record<SettingKey, string>> = { survey_days: '从那天起，新开的一轮先填这个数。', quiet_from: '从那天起，这个钟点以后的提醒等到早上再发。', quiet_until: '从那天起，早上过了这个钟点才发提醒。', push_hours: '从那天起，这么久还没送到的提醒改成打电话。', remind_before: '从那天起，照这个天数提醒；已经发出的不变。', remind_step: '从那天起，照这个天数提醒；已经发出的不变。', rate_days: '从那天起，办完事这么多天里可以说。', card_list_days: '从那天起，窗口手机照这个天数认名单。' };

export interface SettingShape { label: string; unit: '个月' | '天' | '岁' | '点' | '小时'; min: number; max: number; initial: number; about: string }

/** `label` and `about` hold the county's own words: `inLabels`. `initial` holds on every day for which the county has set nothing. */
export const settingShapes: Record<SettingKey, SettingShape> = {
  // 中办《关于进一步加强和改进流动党员管理工作的意见》(2024): six consecutive months.
  out_months: { label: '外出满多久算流动党员', unit: '个月', min: 1, max: 12, initial: 6, about: '从外出那天起，按整月数，满这么多个月就算流动党员；预计要出去这么久的算预计流动，其余是短期外出。春节回家看看不重新数。' },
  verify_stale_months: { label: '[verify]后多久要再来一次', unit: '个月', min: 1, max: 24, initial: 6, about: '上门或打电话[verify]过一次，满这么多个月就变成「该再[verify]」。只提醒，不改名册。' },
  // 条例 art 24: no contact for six months after all searching.
  lost_months: { label: '多久没联系上算去向不明', unit: '个月', min: 1, max: 24, initial: 6, about: '从最后一次联系上那天起，满这么多个月没有音信就列出来，由人去找、由组织认定，系统不会自己认定失联。' },
  max_home_days: { label: '回家住多久要问一问', unit: '天', min: 1, max: 180, initial: 30, about: '回家看看超过这么多天，就提醒问一声还走不走。还走的不重新数月份，不走了由人登记返乡。' },
  // 国务院《关于加强农村留守儿童关爱保护工作的意见》(2016): under sixteen.
  child_under: { label: '不满多少岁算留守儿童', unit: '岁', min: 14, max: 18, initial: 16, about: '到了这个岁数的生日，当天起不再算留守儿童，孩子档案收起来。满 14 岁要问孩子本人，这一条是法律定的，不能改。' },
  elder_from: { label: '满多少岁算老人', unit: '岁', min: 55, max: 70, initial: 60, about: '过了这个岁数的生日，当天起算老人。名册里写的是老人、还没到岁数的，照名册算。' },
  woman_from: { label: '留守妇女从多少岁起', unit: '岁', min: 18, max: 30, initial: 20, about: '名册里写成妇女、还不到这个岁数的，照名册算；到了岁数不用改名册。' },
  woman_to: { label: '留守妇女到多少岁止', unit: '岁', min: 49, max: 65, initial: 59, about: '过了这个岁数再过一个生日，当天起不再算留守妇女；有的地方写到 55 岁。' },
  survey_days: { label: '半年一动态：一轮给几天', unit: '天', min: 3, max: 120, initial: 30, about: '开一轮半年一动态时，从开始那天数这么多天，不超过这个半年。过了日子还能补记，由组织干事结束。' },
  // M6 Nobody is woken: the evening may begin earlier and the morning later, not the other way round.
  quiet_from: { label: '晚上几点以后不发提醒', unit: '点', min: 18, max: 21, initial: 21, about: '过了这个钟点的微信提醒先留着，第二天早上再发。最晚九点，可以再早。' },
  quiet_until: { label: '早上几点以前不发提醒', unit: '点', min: 8, max: 11, initial: 8, about: '早上过了这个钟点才发微信提醒。最早八点，可以再晚。' },
  push_hours: { label: '微信多久没送到就改打电话', unit: '小时', min: 12, max: 72, initial: 36, about: '微信一直送不出去，过了这么多小时不再试，把这个人列进电话单。' },
  remind_before: { label: '到期前几天提醒', unit: '天', min: 0, max: 30, initial: 5, about: '到期的事还没办的，提前这么多天提醒本人一次；过了期还没办的，再提醒一次。事情一办好，提醒就停。' },
  remind_step: { label: '提醒一条路等几天', unit: '天', min: 1, max: 30, initial: 3, about: '先在手机待办里，再发微信、短信，再由人打电话，最后列进名单托村里带话。一条路走过这么多天事情还没办，才走下一条。' },
  rate_days: { label: '窗口办完事，几天里可以评', unit: '天', min: 3, max: 60, initial: 15, about: '持证家庭在窗口办完事，这么多天里可以说说办得怎么样，说不说随自己。' },
  card_list_days: { label: '没网时作废名单能用几天', unit: '天', min: 1, max: 30, initial: 7, about: '窗口没有网的时候，照手机里存的作废名单验[card]。名单比这个天数还旧，就不当场认，请窗口打电话问。' },
};

export const labelKeys = Object.keys(labelWords) as readonly LabelKey[];
/** What each word is for, and texts it is read in, for the preview. */
export const labelShapes: Record<LabelKey, { title: string; places: readonly string[] }> = {
  pairing: { title: '结对帮扶叫什么', places: ['办公网页菜单「[pairing|结对]」', '全乡情况「[pairing]」一格', '台账「[pairing]台账」', '帮扶人手机「[pairing|结对]的人家」'] },
  card: { title: '家属证叫什么', places: ['证面「流动党员[card]」', '我的「[card]」', '窗口「扫[card]」', '全乡情况「[card]」一格', '台账「[card]使用登记」'] },
  liaison: { title: '联络员叫什么', places: ['换身份「[liaison]」', '办公网页「[liaison]」一页和名册的一栏', '党员手机「家里和[liaison]看得到」'] },
  verify: { title: '核对叫什么', places: ['办公网页「[verify]」一页', '名册「[verify]」一栏', '手机「[verify]一下」'] },
  county_home: { title: '流动党员之家叫什么', places: ['机构里县一级的「[county_home]」'] },
};
/** Han characters of a word. */
export const LABEL_LEAST = 2;
export const LABEL_MOST = 8;
/** A county's word must not read like a paper or an authority of the state. */
export const officialWords = ['身份', '居民', '户口', '户籍', '护照', '驾驶', '居住证', '工作证', '党员证', '活动证', '残疾', '低保', '军人', '军官', '警官', '优待', '执法', '介绍信', '证明', '凭证', '证书', '执照', '公章', '印章', '中共', '中央', '国务院', '公安', '法院', '检察', '纪委'] as const;

import type { Trade } from '@guiyan/shared/domain/members';
import type { visitOccasions, visitWays } from '@guiyan/shared/domain/pairings';
import type { RequestItem } from '@guiyan/shared/domain/requests';
import type { Cell } from './book';
import type { Reading } from './reading';
import { hanNumber, saysNothing, squeeze } from './text';

/** Cells whose words mean one of a few things here; what is not known stays with the row as it was written. */
function readWord<V>(words: readonly (readonly [RegExp, V])[]) {
  return (cell: Cell | undefined): Reading<V> => {
    const text = squeeze(cell?.text ?? '');
    return { value: (text && !saysNothing(text) ? words.find(([pattern]) => pattern.test(text))?.[1] : undefined) ?? null };
  };
}

export type VisitWay = (typeof visitWays)[number];
export const readWay = readWord<VisitWay>([[/视频|微信/, 'video'], [/电话|手机/, 'phone'], [/上门|入户|走访|实地|当面/, 'door']]);
export type VisitOccasion = (typeof visitOccasions)[number];
/** 节点 平时/节日/开学/放假/生病/农忙/汛期/四必访. */
export const readOccasion = readWord<VisitOccasion>([[/必访/, 'must'], [/开学|放假|寒假|暑假/, 'school'], [/病|住院/, 'illness'], [/农忙|汛|春耕|秋收/, 'farm'], [/节|春节|中秋|重阳|过年|慰问/, 'festival'], [/平时|日常|每月|平常|月/, 'monthly']]);

const ITEMS: readonly (readonly [RegExp, RequestItem])[] = [
  [/医保|医疗|报销|合作医疗/, 'MEDICAL'], [/社保|养老|退休|低保|高龄/, 'PENSION'], [/就业|创业|求职|招工|补贴/, 'JOBS'], [/土地|承包|林权|宅基地/, 'LAND'], [/贷款|担保|信用/, 'LOAN'], [/入学|转学|上学|学籍/, 'SCHOOL'], [/水费|电费|水电|用水|用电/, 'UTILITY'],
];
/** The matter a ledger names, by our own list; any other is 别的事, in its own words. */
export const itemOf = (text: string): RequestItem => ITEMS.find(([pattern]) => pattern.test(squeeze(text)))?.[1] ?? 'OTHER';

/** What a result says of where the matter stands; null: nothing. */
export type PaperEnd = 'open' | 'done' | 'stopped';
export const readEnd = readWord<PaperEnd>([[/终止|不予|退件|撤回|撤销|放弃|不办/, 'stopped'], [/未|没有?办|在办|办理中|承办|受理|补正|转办|中止|待|正在/, 'open'], [/./, 'done']]);

const TRADES: readonly (readonly [RegExp, Trade])[] = [
  [/厂|制造|电子|普工|流水线/, 'factory'], [/建筑|工地|木工|泥工|钢筋|装修|水电工|焊工/, 'building'], [/餐|厨|饭店|酒店|宾馆|服务员/, 'catering'], [/司机|运输|物流|快递|外卖|货车|驾驶/, 'transport'], [/卖|超市|店员|销售|批发|零售|导购/, 'retail'], [/家政|保姆|保安|保洁|月嫂|护工/, 'household'],
  [/种植|养殖|农场|果园|采摘|农业/, 'farming'], [/文员|会计|办公|职员|教师|医生|程序/, 'office'], [/开店|经商|自营|个体|老板|做生意|创业/, 'own'], [/上学|读书|学生|大学/, 'study'],
];
export const tradeOf = (job: string): Trade | null => TRADES.find(([pattern]) => pattern.test(job))?.[1] ?? null;

/** 带动 5 人、三人 → 5, 3. */
export function readCount(cell: Cell | undefined): Reading<number> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  const told = /^(?:带动)?(\d{1,4}|[一二三四五六七八九十]{1,3})(?:余|多)?[个名]?人?$/.exec(text)?.[1];
  const n = told ? (/^\d/.test(told) ? Number(told) : hanNumber(told)) : undefined;
  return n === undefined ? { value: null, doubt: '人数没认出' } : { value: n };
}

/** Whether the column 政治面貌 says that somebody is a member. */
export const readParty = readWord<boolean>([[/非党|不是党员|群众|团员|民主党派|无党派/, false], [/党员/, true]]);

import type { HelperClass } from '@guiyan/shared/domain/pairings';
import type { Cell } from './book';
import type { Reading } from './reading';
import { dropPinyin, hanNumber, saysNothing, squeeze, tidy, toHan } from './text';

/** Short fields, all of one shape: cell in, value and perhaps a doubt out. None of them asks. */
export type Sex = 'male' | 'female';

export function readSex(cell: Cell | undefined): Reading<Sex> {
  const text = squeeze(cell?.text ?? '').toUpperCase();
  if (/^(男|男性|1|M)$/.test(text)) return { value: 'male' };
  if (/^(女|女性|2|F)$/.test(text)) return { value: 'female' };
  return { value: null, ...(text && !saysNothing(text) ? { doubt: `性别没认出：${text.slice(0, 10)}` } : {}) };
}

const NATIONS = new Set('汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(' '));

export function readNation(cell: Cell | undefined): Reading<string> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  const bare = text.replace(/族$/, '');
  if (NATIONS.has(bare)) return { value: `${bare}族` };
  return { value: text.slice(0, 20), doubt: '民族没在 56 个里' };
}

const EDU: [RegExp, string][] = [
  [/文盲|不识字|未上学/, '文盲'], [/小学/, '小学'], [/初中|初级中学/, '初中'], [/中专|中等专科/, '中专'], [/中技|技校/, '技校'], [/职高|职业高中/, '职高'], [/高中/, '高中'], [/大专|专科/, '大专'], [/研究生|硕士|博士/, '研究生'], [/本科|大学|学士/, '本科'],
];

export function readEdu(cell: Cell | undefined): Reading<string> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  const found = EDU.find(([pattern]) => pattern.test(text))?.[1];
  return found ? { value: found } : { value: text.slice(0, 20), doubt: '文化程度没认出' };
}

/** 1/0, 01/02, 0 否 / 9 是, √, 有/无. A blank stays unknown: it may mean either. */
export function readYesNo(cell: Cell | undefined): Reading<boolean> {
  const text = squeeze(cell?.text ?? '').replace(/^\((.*)\)$/, '$1');
  if (/^(是|√|✓|✔|☑|1|01|9|有|对|Y|YES|已办|已持证)$/i.test(text)) return { value: true };
  if (/^(否|×|x|✗|0|02|2|无|没有|不是|N|NO|未办|未持证)$/i.test(text)) return { value: false };
  return { value: null, ...(text ? { doubt: `是或否没认出：${text.slice(0, 10)}` } : {}) };
}

export function readAge(cell: Cell | undefined): Reading<number> {
  const m = /^(\d{1,3})(周?岁)?$/.exec(squeeze(cell?.text ?? ''));
  const age = m ? Number(m[1]) : Number.NaN;
  return age >= 0 && age <= 120 ? { value: age } : { value: null, ...(cell && !saysNothing(cell.text) ? { doubt: '年龄没认出' } : {}) };
}

export function readText(cell: Cell | undefined, max = 200): Reading<string> {
  if (!cell || cell.type === 'error') return { value: null, ...(cell ? { doubt: `格子里是公式错误 ${cell.text}` } : {}) };
  const text = dropPinyin(tidy(cell.text));
  if (!text) return { value: null };
  return text.length > max ? { value: text.slice(0, max), doubt: `超过 ${max} 个字，后面的没有记` } : { value: text };
}

/** What people will read again as it was written, with its own signs; at most `max` letters. */
export const readProse = (max: number) => (cell: Cell | undefined): Reading<string> => {
  const text = !cell || cell.type === 'error' || saysNothing(cell.text) ? '' : cell.text.replace(/\s+/g, ' ').trim();
  return { value: text.slice(0, max) || null, ...(text.length > max ? { doubt: `超过 ${max} 个字，后面的没有记` } : {}) };
};

/** 青石乡岩脚村、岩脚村委会、岩脚 → 岩脚村. 社区 and 居委会 stay as they are. */
export function readVillage(cell: Cell | undefined): Reading<string> {
  const text = dropPinyin(squeeze(cell?.text ?? '')).replace(/^.{1,8}?(乡|镇|街道)(?=.{2,})/, '').replace(/(党支部|支部|委员会|村委会|村民委员会|委会)$/, (m) => (m.startsWith('村') ? '村' : ''));
  if (!text || saysNothing(text)) return { value: null };
  const base = /^(.+?(?:村|社区|居委会|居))/.exec(text)?.[1] ?? `${text.replace(/(第?[\d一二三四五六七八九十]+(组|村民小组))$/, '')}村`;
  return { value: base.slice(0, 30) };
}

/** 青石乡人民政府、雁溪县青石乡 → 青石乡. */
export function readTownship(cell: Cell | undefined): Reading<string> {
  const text = dropPinyin(squeeze(cell?.text ?? '')).replace(/^.*?[县市区州](?=.{2,}(乡|镇|街道))/, '').replace(/(人民政府|政府|党委|党工委|办事处|委员会)$/, '');
  return { value: !text || saysNothing(text) ? null : (/^(.+?(?:街道|乡|镇))/.exec(text)?.[1] ?? text).slice(0, 30) };
}
/** What two spellings of one township have in common. */
export const townshipKey = (township: string): string => township.replace(/(街道办事处|街道|乡|镇)$/, '');

/** What two spellings of one village have in common. */
export const villageKey = (village: string | null): string => (village ?? '').replace(/(村|社区|居委会|居)$/, '');

/** 第一组、1组、一组、第1村民小组 → 一组; names of hamlets stay. */
export function readGroup(cell: Cell | undefined): Reading<string> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  const m = /^(?:.*村)?第?([\d一二三四五六七八九十]{1,3})(组|村民小组|小组|村民组)?$/.exec(text);
  const n = m ? hanNumber(m[1]!) : undefined;
  return { value: n ? `${toHan(n)}组` : text.replace(/^.*村(?=.)/, '').slice(0, 30) };
}

/** 电子厂普工，年收入5万 → the job alone; what someone earns is not asked for. */
export function readJob(cell: Cell | undefined): Reading<string> {
  const got = readText(cell, 100);
  if (!got.value) return got;
  const job = got.value.replace(/[,，、;；/ (]*(年收入|年薪|月薪|月入|年入|收入)?约?[:：]?\d+(\.\d+)?(万|千|元)[余多]*元?(左右)?(\/?[年月])?\)?/g, '').replace(/[,，、;；]+$/, '').trim();
  return job === got.value ? got : { value: job || null, doubt: '收入没有记' };
}

export type Labour = 'able' | 'weak' | 'none';
export function readLabour(cell: Cell | undefined): Reading<Labour> {
  const text = squeeze(cell?.text ?? '');
  if (/^(有|是|√|正常|有劳动能力|普通劳动力|技能劳动力|强)$/.test(text)) return { value: 'able' };
  if (/^(弱|部分|较弱|半|弱劳动力|部分丧失|半劳力|部分丧失劳动能力)$/.test(text)) return { value: 'weak' };
  if (/^(无|没有|否|×|丧失|失去|无劳动能力|无劳动力|完全丧失|丧失劳动能力|失去劳动能力)$/.test(text)) return { value: 'none' };
  return { value: null, ...(text && !saysNothing(text) ? { doubt: `劳动能力没认出：${text.slice(0, 10)}` } : {}) };
}

export type Health = 'good' | 'fair' | 'ill' | 'seriously_ill' | 'disabled';
export function readHealth(cell: Cell | undefined): Reading<Health> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  if (/重病|大病|重症|癌|尿毒症|瘫痪|卧床/.test(text)) return { value: 'seriously_ill' };
  if (/残/.test(text)) return { value: 'disabled' };
  if (/病|高血压|糖尿|患|差/.test(text)) return { value: 'ill' };
  if (/一般|较弱|尚可/.test(text)) return { value: 'fair' };
  if (/健康|良好|好|正常/.test(text)) return { value: 'good' };
  return { value: null, doubt: '健康状况没认出' };
}

export function readHelperClass(cell: Cell | undefined): Reading<HelperClass> {
  const text = squeeze(cell?.text ?? '');
  if (/班子|党委成员|党政领导|乡领导|镇领导/.test(text)) return { value: 'leaders' };
  if (/机关|支部|站所|干部|党员|教师|医生/.test(text)) return { value: 'organs' };
  if (/社会|致富|文化传承|群团|志愿|企业|乡贤/.test(text)) return { value: 'society' };
  return { value: null, ...(text && !saysNothing(text) ? { doubt: `帮扶人类别没认出：${text.slice(0, 10)}` } : {}) };
}

export type Aspect = 'thought' | 'life' | 'production';
export function readAspects(cell: Cell | undefined): Reading<Aspect[]> {
  const text = squeeze(cell?.text ?? '');
  if (!text || saysNothing(text)) return { value: null };
  const found: Aspect[] = [];
  if (/思想|政策|宣传/.test(text)) found.push('thought');
  if (/生活|照料|看病|孩子|老人/.test(text)) found.push('life');
  if (/生产|农忙|劳动|种|养|技术/.test(text)) found.push('production');
  return found.length ? { value: found } : { value: null, doubt: '帮扶内容没分到思想、生活、生产' };
}

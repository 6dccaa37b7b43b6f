import { emergencyPhones, firePhone } from './emergency';

/** Said in one's own words; better once too often than once too few. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/着火|起火|失火|火灾|冒烟|煤气漏|漏气/, '119'],
  [/打人|打架|被打|家暴|杀人|捅|持刀|抢劫|拐走|被拐|失踪|走丢|走失|找不到人|强奸|侵犯|自杀|轻生|不想活|跳楼|跳河|上吊|割腕/, '110'],
  [/摔倒|摔伤|跌倒|没气|断气|昏倒|昏迷|晕倒|不省人事|叫不醒|喝药|喝农药|农药|中毒|吐血|流血|大出血|胸口痛|心口痛|中风|抽搐|难产|溺水|触电|烧伤|烫伤|车祸|自杀|轻生|割腕/, '120'],
];
export interface EmergencyPhone { number: string; words: string }
/** Whom to ring first, the one that fits on top; none where nothing in the words says so. */
export function emergencyIn(text: string): EmergencyPhone[] {
  const hit = signs.filter(([sign]) => sign.test(text)).map(([, number]) => number);
  if (hit.length === 0) return [];
  const all: readonly EmergencyPhone[] = hit.includes('119') ? [firePhone, ...emergencyPhones] : emergencyPhones;
  return [...all].sort((a, b) => Number(hit.includes(b.number)) - Number(hit.includes(a.number)));
}

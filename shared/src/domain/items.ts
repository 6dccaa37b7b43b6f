/** S1 What may be asked for: papers, windows, promised days. A county sets its own form over each, a township over the county's. */

export const itemAskers = ['member', 'family', 'helper', 'desk'] as const;
/** Who may ask: the member away, the family at home, a helper on their behalf, whoever stands at the desk. */
export type ItemAsker = (typeof itemAskers)[number];
export const itemAskerWords: Record<ItemAsker, string> = { member: '在外的人', family: '家里人', helper: '代办的人', desk: '到窗口来的人' };

export interface ItemPaper { name: string; note: string }
export interface ItemSpec {
  on: boolean;
  zh: string;
  bo: string;
  /** All of them at once: nobody is sent home twice. */
  papers: readonly ItemPaper[];
  /** Orgs with a counter; empty: the desk of the township. */
  windows: readonly string[];
  /** Working days until the first response, and from being accepted until the result. */
  firstDays: number;
  wholeDays: number;
  askers: readonly ItemAsker[];
  /** How it goes, in a few sentences. */
  told: string;
}

const everyone: readonly ItemAsker[] = itemAskers;
const paper = (name: string, note = ''): ItemPaper => ({ name, note });
const idCard = paper('身份证', '原件看一下就还；人不在家的，拍正反面');
const item = (zh: string, bo: string, papers: readonly ItemPaper[], wholeDays: number, told: string, firstDays = 1): ItemSpec => ({ on: true, zh, bo, papers, windows: [], firstDays, wholeDays, askers: everyone, told });

/** What every county begins with. The Tibetan names wait for a reader of the county. */
export const startingItems = {
  MEDICAL: item('医保报销', 'སྨན་བཅོས་འགན་བཅོལ་འབྲི་སྤྲོད།', [idCard, paper('住院发票', '原件'), paper('费用清单'), paper('出院小结或诊断书'), paper('银行卡或存折', '本人的，写清开户行')], 15, '在外地住院没有直接结算的，把票据交来，由乡里送医保窗口。钱打到本人卡上。'),
  PENSION: item('社保', 'སྤྱི་ཚོགས་འགན་བཅོལ།', [idCard, paper('户口簿'), paper('银行卡或存折')], 10, '参保、缴费、领待遇、认证都在这里问。'),
  JOBS: item('就业创业补贴', 'ལས་ཞུགས་དང་ལས་གཙུགས་ཁ་གསབ།', [idCard, paper('营业执照或劳动合同'), paper('近三个月的流水或工资单'), paper('银行卡')], 20, '先看合不合条件，合条件的交材料，公示以后发放。'),
  LAND: item('土地承包', 'ས་ཞིང་འགན་ལེན།', [idCard, paper('户口簿'), paper('承包合同或权证', '找不到的说一声，村里查底册')], 15, '变更、流转、纠纷都可以提，先由村里核实。'),
  LOAN: item('贷款担保', 'བུ་ལོན་འགན་སྲུང་།', [idCard, paper('户口簿'), paper('收入或经营的证明'), paper('担保人的身份证', '要担保的才带')], 10, '信用社按规定审，贷不贷由信用社定；材料齐了当天受理。'),
  SCHOOL: item('入学转学', 'སློབ་འཇུག་དང་སློབ་གྲྭ་བརྗེ་བ།', [paper('户口簿'), paper('孩子的学籍号或就读证明'), paper('监护人身份证')], 7, '转学先问好接收的学校，学位由教育部门安排。'),
  UTILITY: item('水电', 'ཆུ་དང་གློག', [paper('户号或电表照片', '拍一张就行')], 3, '停水停电、电表跳闸、缴费对不上都可以提。有电线落地请先走远，再打 95598。'),
  HELP: item('求帮忙', 'རོགས་སྐྱོར་ཞུ་བ།', [], 5, '说清楚要帮什么就行，什么都不用带。'),
  OTHER: item('别的事', 'བྱ་བ་གཞན།', [], 10, '不知道归谁管也先提，由第一个接的人去问。'),
} as const satisfies Record<string, ItemSpec>;
export type StartingItem = keyof typeof startingItems;
export const startingCodes = Object.keys(startingItems) as readonly StartingItem[];
export const isStartingItem = (code: string): code is StartingItem => code in startingItems;

/** 「带齐这些，一次办好」 as one piece of text, to be copied or read aloud. */
export const sheetWords = (spec: Pick<ItemSpec, 'zh' | 'papers' | 'firstDays' | 'wholeDays'>): string =>
  `${spec.zh}：${spec.papers.length ? `要带${spec.papers.map((p) => p.name).join('、')}` : '什么都不用带'}。提出来 ${spec.firstDays} 个工作日内有人接，接了以后 ${spec.wholeDays} 个工作日内办好。`;

import { texts } from '@/i18n';

export const t = texts(
  {
    title: '思想汇报',
    of: '{quarter}思想汇报',
    answered: '已回复',
    draft: '草稿',
    say: '想对支部说的',
    sayPlace: '这个季度在做什么，遇到什么，想请支部帮什么',
    handIn: '交给支部',
    again: '补好了，再交',
    putAside: '先放着',
    savedAt: '草稿 {time} 存在手机里，{day}前交',
    savedLate: '草稿 {time} 存在手机里，晚了也收',
    dueOn: '{day}前交，还有 {n} 天',
    dueToday: '今天是最后一天',
    late: '过了 {day}，晚了也收',
    lateShort: '晚交',
    empty: '写几句，或者拍一张手写的',
    handedIn: '交给支部了，看过会回你',
    kept: '没有网，存在手机里，有网自己送出',
    notDue: '还没到时候，{day}前交就行',
    before: '那个季度你还没登记，不用补',
    missed: '这个季度没有交，已经过了。写下一个季度的就好',
    pleaseAdd: '请再补充',
    turnIn: '交给支部',
    turnBack: '请再补充',
    turnYes: '支部看过',
    saw: '支部看过',
    waiting: '等支部看',
    answerBy: '{day}，{who}说',
    noWords: '看过了，收到。',
    history: '来回',
    toAnswer: '等你看的',
    all: '全部',
    noneToAnswer: '没有等你看的汇报',
    none: '还没有汇报',
    handedOn: '{quarter}，{day}交的',
    accept: '收到了',
    acceptTitle: '回他一句',
    acceptPlace: '想说就说一句，他看得到',
    giveBack: '请补充',
    backTitle: '还要补什么',
    backPlace: '写清楚还缺什么，他照着补',
    backSend: '请补充',
    done: '回过了',
    more: '再看一些',
    lastYear: '去年{quarter}',
  },
  {},
);

const names = ['一季度', '二季度', '三季度', '四季度'];

/** 2026Q3 → 三季度; another year than today's is said. */
export const quarterWords = (quarter: string, today: string): string => {
  const name = names[Number(quarter.slice(5)) - 1] ?? quarter;
  const year = Number(quarter.slice(0, 4));
  const now = Number(today.slice(0, 4));
  if (!now || year === now) return name;
  return year === now - 1 ? t('lastYear', { quarter: name }) : `${year}年${name}`;
};

import type { WindowKind } from './calendar';

/** M5 What falls due: when, about whom, for whom to do, and what proves it done. */

/** What begins a duty: a stretch of the calendar, a feast, a window the county sets, something that happened, or somebody's hand. */
export const dutyPeriods = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type DutyPeriod = (typeof dutyPeriods)[number];
export const dutyPeriodWords: Record<DutyPeriod, string> = { week: '每周', month: '每月', quarter: '每季度', half: '每半年', year: '每年' };
export const dutyFeasts = ['元旦', '腊八', '小年（北方）', '小年（南方）', '除夕', '春节', '元宵', '三八', '清明', '端午', '六一', '七一', '八一', '中秋', '国庆', '重阳', '冬至'] as const;
export type DutyFeast = (typeof dutyFeasts)[number];
/** Things that happen and make something due within a set time. */
export const dutyEvents = ['wedding', 'funeral', 'hospital', 'setback', 'difficulty', 'arrival', 'request', 'report', 'bad_rating'] as const;
export type DutyEvent = (typeof dutyEvents)[number];
export const dutyEventWords: Record<DutyEvent, string> = { wedding: '家里办喜事', funeral: '家里有丧事', hospital: '生病住院', setback: '创业受挫', difficulty: '其他困难', arrival: '向流入地报到', request: '提出要办的事', report: '交了思想汇报', bad_rating: '对窗口不满意' };
export const dutyClocks = ['first', 'whole'] as const;
export type DutyClock = (typeof dutyClocks)[number];
export const dutyClockWords: Record<DutyClock, string> = { first: '事情提出来，到有人接', whole: '事情接下来，到有结果' };
export type DutyTrigger =
  | { kind: 'period'; every: DutyPeriod }
  | { kind: 'feast'; feasts: DutyFeast[] }
  | { kind: 'window'; windows: WindowKind[] }
  | { kind: 'event'; events: DutyEvent[]; within: number; unit: 'hour' | 'workday' }
  /** S4 The clock of a matter: until it is taken, or until its result. */
  | { kind: 'clock'; clock: DutyClock }
  | { kind: 'hand' };

/** About whom: members in the register of those away, families somebody is paired with (those with a child among them), families in which somebody lies ill, each of the children or elders at home while a member of the family is away, each pairing (every helper of a family goes himself), holders of the 活动证, and orgs: `unit` is one that is paired with somebody. `told`: whoever the event was about, or the matter whose clock it is; the period is that event or matter. */
export const dutySubjects = ['away', 'paired', 'paired_child', 'pairing', 'child', 'elder', 'ill', 'carrier', 'village', 'unit', 'township', 'told'] as const;
export type DutySubject = (typeof dutySubjects)[number];
export const dutySubjectWords: Record<DutySubject, string> = { away: '在外的党员', paired: '结了对的人家', paired_child: '结了对、有孩子的人家', pairing: '每一对帮扶，各去各的', child: '每个留守的孩子', elder: '每位留守的老人', ill: '有人生病住院的人家', carrier: '持活动证的党员', village: '每个村', unit: '每个有结对的单位', township: '每个乡镇', told: '当事的人家' };
/** Who does it. A liaison or helper that nobody is becomes the village secretary's. */
export const dutyOwners = ['member', 'liaison', 'helper', 'secretary', 'clerk', 'outpost', 'owner'] as const;
export type DutyOwner = (typeof dutyOwners)[number];
export const dutyOwnerWords: Record<DutyOwner, string> = { member: '党员本人', liaison: '[liaison]', helper: '帮扶人', secretary: '村支书', clerk: '乡镇组织干事', outpost: '驻外机构', owner: '接了这件事的人' };
/** What proves it: the fact itself, entered where it belongs and nowhere a second time; `hand` is somebody's word. */
export const dutyEvidences = ['contact', 'visit', 'report', 'paper_check', 'survey', 'answer', 'greeting', 'meeting', 'hand'] as const;
export type DutyEvidence = (typeof dutyEvidences)[number];
export const dutyEvidenceWords: Record<DutyEvidence, string> = { contact: '联系记录', visit: '走访记录', report: '交了汇报', paper_check: '查验记录', survey: '半年一动态结束', answer: '答复', greeting: '发了贺卡', meeting: '开了茶话会', hand: '办的人说明' };

export interface DutySpec {
  title: string;
  on: boolean;
  trigger: DutyTrigger;
  subject: DutySubject;
  owner: DutyOwner;
  evidence: DutyEvidence;
  /** Days before the feast, the window or a period's last day on which it opens; null: with the first day of the period. */
  lead: number | null;
  /** Days after the feast, the window's or the period's last day until which there is time. */
  grace: number;
  /** Days over the due day after which the next office is told; null: never. */
  escalate: number | null;
  /** Days over the due day after which it counts as missed and leaves the list; null: it stays until it is done. */
  lapse: number | null;
}

const monthly = { kind: 'period', every: 'month' } as const;
/** What every county begins with; a county sets its own over each, and adds more. */
export const dutyRules = {
  call: { title: '每月一个电话', on: true, trigger: monthly, subject: 'away', owner: 'liaison', evidence: 'contact', lead: null, grace: 0, escalate: 3, lapse: 31 },
  report: { title: '每季一次汇报', on: true, trigger: { kind: 'period', every: 'quarter' }, subject: 'away', owner: 'member', evidence: 'report', lead: null, grace: 0, escalate: 7, lapse: 90 },
  greeting: { title: '七一一张贺卡', on: true, trigger: { kind: 'feast', feasts: ['七一'] }, subject: 'township', owner: 'clerk', evidence: 'greeting', lead: 15, grace: 0, escalate: null, lapse: 31 },
  tea_party: { title: '春节一次茶话会', on: true, trigger: { kind: 'feast', feasts: ['春节'] }, subject: 'township', owner: 'clerk', evidence: 'meeting', lead: 20, grace: 15, escalate: null, lapse: 31 },
  visit: { title: '月月有联系', on: true, trigger: monthly, subject: 'paired', owner: 'helper', evidence: 'visit', lead: null, grace: 0, escalate: 3, lapse: 31 },
  feast_visit: { title: '节节有问候', on: true, trigger: { kind: 'feast', feasts: ['春节', '端午', '中秋', '重阳'] }, subject: 'paired', owner: 'helper', evidence: 'visit', lead: 10, grace: 0, escalate: 3, lapse: 15 },
  school_visit: { title: '处处有关怀：开学放假', on: true, trigger: { kind: 'window', windows: ['opening', 'holiday'] }, subject: 'paired_child', owner: 'helper', evidence: 'visit', lead: 0, grace: 0, escalate: 3, lapse: 15 },
  drive: { title: '春节前走一遍：各村', on: true, trigger: { kind: 'feast', feasts: ['春节'] }, subject: 'village', owner: 'secretary', evidence: 'visit', lead: 30, grace: 0, escalate: null, lapse: 31 },
  unit_drive: { title: '春节前走一遍：各单位', on: true, trigger: { kind: 'feast', feasts: ['春节'] }, subject: 'unit', owner: 'helper', evidence: 'visit', lead: 30, grace: 0, escalate: null, lapse: 31 },
  season_visit: { title: '农忙汛期帮一把', on: false, trigger: { kind: 'window', windows: ['harvest', 'flood'] }, subject: 'paired', owner: 'helper', evidence: 'visit', lead: 0, grace: 0, escalate: null, lapse: 31 },
  ill_visit: { title: '处处有关怀：家里有病人', on: true, trigger: { kind: 'period', every: 'week' }, subject: 'ill', owner: 'helper', evidence: 'visit', lead: null, grace: 0, escalate: 3, lapse: 14 },
  must_visit: { title: '四必访', on: true, trigger: { kind: 'event', events: ['wedding', 'funeral', 'hospital', 'setback', 'difficulty'], within: 72, unit: 'hour' }, subject: 'told', owner: 'helper', evidence: 'visit', lead: null, grace: 0, escalate: 1, lapse: null },
  survey: { title: '半年一动态', on: true, trigger: { kind: 'period', every: 'half' }, subject: 'township', owner: 'clerk', evidence: 'survey', lead: 45, grace: 0, escalate: 7, lapse: null },
  paper_check: { title: '活动证一年一查验', on: true, trigger: { kind: 'period', every: 'year' }, subject: 'carrier', owner: 'secretary', evidence: 'paper_check', lead: 90, grace: 0, escalate: 7, lapse: 90 },
  arrival: { title: '答复报到', on: true, trigger: { kind: 'event', events: ['arrival'], within: 3, unit: 'workday' }, subject: 'told', owner: 'outpost', evidence: 'answer', lead: null, grace: 0, escalate: 3, lapse: null },
  // Their days are those of the item (S1); a lead of 0 begins on the day the clock turns yellow.
  request: { title: '受理要办的事', on: true, trigger: { kind: 'clock', clock: 'first' }, subject: 'told', owner: 'clerk', evidence: 'answer', lead: null, grace: 0, escalate: 0, lapse: null },
  request_work: { title: '办结要办的事', on: true, trigger: { kind: 'clock', clock: 'whole' }, subject: 'told', owner: 'owner', evidence: 'answer', lead: 0, grace: 0, escalate: 0, lapse: null },
  report_answer: { title: '答复思想汇报', on: true, trigger: { kind: 'event', events: ['report'], within: 5, unit: 'workday' }, subject: 'told', owner: 'secretary', evidence: 'answer', lead: null, grace: 0, escalate: 3, lapse: null },
  call_back: { title: '不满意的要回访', on: true, trigger: { kind: 'event', events: ['bad_rating'], within: 3, unit: 'workday' }, subject: 'told', owner: 'clerk', evidence: 'answer', lead: null, grace: 0, escalate: 3, lapse: null },
} as const satisfies Record<string, DutySpec>;
export type DutyRuleCode = keyof typeof dutyRules;
export const dutyRuleCodes = Object.keys(dutyRules) as readonly DutyRuleCode[];
/** The rule of what an office gives somebody to do once. */
export const BY_HAND = 'by_hand';

export const dutyStates = ['todo', 'overdue', 'done', 'missed', 'cancelled'] as const;
export type DutyState = (typeof dutyStates)[number];
export const dutyStateWords: Record<DutyState, string> = { todo: '要做', overdue: '过了期', done: '做了', missed: '没做成', cancelled: '不用做了' };

/** The one law of what is overdue: open, and its last moment has passed. `dueAt` is the first millisecond after it. */
export const isOverdue = (duty: { state: string; dueAt: number }, now: number): boolean => duty.state === 'open' && duty.dueAt <= now;
export const dutyStateOf = (duty: { state: string; dueAt: number }, now: number): DutyState =>
  duty.state !== 'open' ? (duty.state as DutyState) : isOverdue(duty, now) ? 'overdue' : 'todo';

/** What happened to a duty, in order. `gone`: there is nobody any more whom it could be about. */
export const dutySteps = ['given', 'owner', 'escalated', 'done', 'missed', 'cancelled', 'taken_back', 'paused', 'gone', 'reopened'] as const;
export type DutyStep = (typeof dutySteps)[number];
export const dutyStepWords: Record<DutyStep, string> = { given: '交代下来', owner: '换人来做', escalated: '报给上一级', done: '做了', missed: '过了期没做成', cancelled: '不用做了', taken_back: '说的人收回了，不用去了', paused: '等材料，时限停着', gone: '对象不在了，不用做了', reopened: '重新要做' };

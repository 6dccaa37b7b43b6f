import type { DutySpec } from './duties';

/** X16 What a county can do without. Members, families, requests, checking in and the call for a child in danger are no parts: they cannot be turned off. */
export const partNames = ['greetings', 'cards', 'outposts', 'meetings', 'sites', 'posts', 'clinics', 'elders', 'grants', 'helpdays', 'referrals', 'marks'] as const;
export type PartName = (typeof partNames)[number];
export interface PartShape {
  /** Titles hold the county's own words: `inLabels`. */
  title: string;
  /** What rests while it is off, in one sentence. */
  about: string;
  /** First words of the verbs that rest. */
  rooms: readonly string[];
  /** Verbs that go on: they take away, or report a loss. */
  stays?: readonly string[];
  /** Where its screens begin on the office web, where that is not its name. */
  pages?: readonly string[];
  /** The duties that make nothing meanwhile. */
  rests?: (spec: DutySpec) => boolean;
}
export const partShapes: Record<PartName, PartShape> = {
  greetings: { title: '贺卡', about: '不寄贺卡，寄过的还能看', rooms: ['greetings'], rests: (s) => s.evidence === 'greeting' },
  cards: { title: '[card]和绿色通道', about: '不发、不续、不扫[card]，窗口不记优先办理；报失、作废照样能办', rooms: ['cards', 'services'], stays: ['cards.lose', 'cards.void', 'cards.rotateKey'], pages: ['/cards', '/services'], rests: (s) => s.trigger.kind === 'event' && s.trigger.events.every((e) => e === 'bad_rating') },
  outposts: { title: '驻外中心和逢场', about: '不约、不排逢场，不在驻外中心取号；减人照样能办', rooms: ['outposts', 'markets'], stays: ['outposts.endStaff'] },
  meetings: { title: '会议和茶话会', about: '不请人开会；取消照样能办', rooms: ['meetings'], stays: ['meetings.cancel'], rests: (s) => s.evidence === 'meeting' },
  sites: { title: '幸福小院', about: '不加、不改幸福小院；关掉照样能办', rooms: ['sites'], stays: ['sites.close'], pages: ['/meetings/sites'] },
  posts: { title: '政策消息', about: '不发政策消息；收回照样能办', rooms: ['posts'], stays: ['posts.withdraw'] },
  clinics: { title: '义诊与签约', about: '不记义诊、体检、签约和送药；记错的照样能收回', rooms: ['clinics'], stays: ['clinics.takeBack'] },
  elders: { title: '老人档案', about: '不改老人档案，看得到的还看得到', rooms: ['elders'] },
  grants: { title: '项目扶持', about: '不发扶持、不记成效；记错的照样能收回', rooms: ['grants'], stays: ['grants.takeBack', 'grants.closeOffer', 'grants.withdrawOffer'] },
  helpdays: { title: '帮工', about: '不约、不记帮工；约好的照样能不去了', rooms: ['helpdays'], stays: ['helpdays.callOff'], pages: ['/visits/help'] },
  referrals: { title: '转给咨询师', about: '不转新的；办着的照样能接着谈、了结，撤咨询师也照样能办', rooms: ['referrals'], stays: ['referrals.dismiss', 'referrals.take', 'referrals.note', 'referrals.end'] },
  marks: { title: '标记', about: '不加、不贴标记', rooms: ['marks'] },
};

const byRoom = new Map(partNames.flatMap((name) => partShapes[name].rooms.map((room) => [room, name] as const)));
/** The part a verb rests with; undefined for what never rests. */
export function partOf(endpoint: string): PartName | undefined {
  const name = byRoom.get(endpoint.slice(0, endpoint.indexOf('.')));
  return name && partShapes[name].stays?.includes(endpoint) ? undefined : name;
}
/** Whether a screen of the office web belongs to a part that is off. */
export const isResting = (path: string, off: readonly string[]): boolean =>
  partNames.some((name) => off.includes(name) && (partShapes[name].pages ?? [`/${name}`]).some((page) => path === page || path.startsWith(`${page}/`)));
/** The part whose rest lets a duty rest. */
export const partOfDuty = (spec: DutySpec): PartName | undefined => partNames.find((name) => partShapes[name].rests?.(spec));

/** H17 A child in danger: whoever learns of it must tell (未成年人保护法 art 11; 2020 强制报告意见). First the phone, then the record. */
export const alarmPhones = [
  { number: '110', words: '报警。有人打孩子、侵害孩子、孩子不见了，先打这个' },
  { number: '120', words: '急救。孩子受了伤、吃错了东西' },
  { number: '12355', words: '青少年服务台。拿不准、孩子心里难受，先问' },
  { number: '12345', words: '政务热线。请民政、教育来管' },
] as const;
export const alarmNumbers = ['110', '120', '12355', '12345'] as const;
export type AlarmNumber = (typeof alarmNumbers)[number];
/** What whoever learns of it does, in order; it stands on the phone without a network. */
export const alarmSteps = [
  '孩子正在危险里，先打 110；受了伤打 120。不用等查清楚',
  '让孩子离开伤他的人，身边留一个可靠的大人',
  '不要反复问孩子，不要拍照，不要传到群里、网上',
  '在下面记一次。只有乡镇的组织干事和民政打得开，名单、台账、消息里都没有',
  '知道了不报，要担责任；报的人受法律保护',
] as const;
/** What the office did about it, in any order; `closed` ends it. */
export const alarmDeeds = ['police', 'civil', 'visited', 'guardian', 'closed'] as const;
export type AlarmDeed = (typeof alarmDeeds)[number];
export const alarmDeedWords: Record<AlarmDeed, string> = { police: '报了公安', civil: '报了民政', visited: '上门看过', guardian: '定了谁来照管', closed: '了结' };

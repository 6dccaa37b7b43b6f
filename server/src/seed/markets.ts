import { addDays, addMonths, startOfDay } from '@guiyan/shared/domain/dates';
import { act, type Stage, type Worn } from './stage';

/** S8 S9 The centre away from home: what it offers, its people, its market days, one of them a few days ago, one today. */
export function playMarkets(stage: Stage, outpost: Worn, id: string): void {
  const { today } = stage;
  const day = addDays(today, -5);
  stage.on(addMonths(today, -2), 9, outpost, async (op) => {
    await act(op, 'outposts.set', { id, hours: '周一到周六 9 点到 17 点，逢场那天 8 点就开门', way: '坐 12 路到南门桥，桥头药店楼上，门口挂着牌子', facilities: ['hall', 'study', 'copying', 'nursery', 'jobs'], version: 0 });
    for (const [name, title, languages] of [['雷春生', '负责人', ['zh', 'miao']], ['卓玛措', '值班员', ['zh', 'bo']], ['简文博', '值班员', ['zh']]] as const) await act(op, 'outposts.addStaff', { id, name, title, languages: [...languages] });
    await act(op, 'markets.setRule', { id, calendar: 'solar', days: [5, 15, 25], from: op.today });
    const { joints } = await act(op, 'outposts.planJoint', { id, title: '老乡和邻居一起包饺子', host: '南门社区党委', onDay: op.today, at: '下午 2 点', place: '社区活动室' });
    await act(op, 'outposts.holdJoint', { id, jointId: joints[0]!.id, onDay: op.today, came: 46, words: '包了三百多个，给楼里的老人也送了' });
    await act(op, 'outposts.planJoint', { id, title: '春节写春联', host: '南门社区党委', onDay: addDays(today, 40), place: '社区大院' });
  });
  stage.on(addDays(day, -1), 15, outpost, async (op) => {
    const { staff } = await act(op, 'outposts.get', { id });
    await act(op, 'markets.setDay', { id, day, on: true, version: 0 });
    await act(op, 'markets.setRota', { id, day, staffIds: staff.slice(0, 2).map((s) => s.id), version: 1 });
    await act(op, 'markets.openTablet', { id, day, device: id });
  });
  const came = [['石来福', 'PENSION', 6, 'settled'], ['杨阿妹', 'MEDICAL', 9, 'later'], ['吴老四', 'JOBS', 14, 'settled'], ['龙大爷', 'SCHOOL', 11, 'later'], ['潘二姐', 'PENSION', 21, 'left'], ['王春花', 'LOAN', 17, 'settled']] as const;
  came.forEach(([name, item, wait, outcome], i) => {
    const takenAt = startOfDay(day) + (8 * 60 + i * 7) * 60_000;
    const turn = { id, day, letter: 'A' as const, no: i + 1 };
    stage.on(day, 8 + (i * 7 + 1) / 60, outpost, (op) => act(op, 'markets.intake', { ...turn, happenedAt: takenAt, asker: { name }, item }));
    if (outcome !== 'left') stage.on(day, 8 + (i * 7 + wait) / 60, outpost, (op) => act(op, 'markets.serve', { ...turn, happenedAt: takenAt + wait * 60_000 }));
    stage.on(day, 8 + (i * 7 + wait + 8) / 60, outpost, (op) => act(op, 'markets.finish', { ...turn, happenedAt: takenAt + (wait + 8) * 60_000, outcome, words: outcome === 'settled' ? '当场帮着在手机上办好了' : '' }));
  });
  stage.on(addDays(today, -1), 16, outpost, (op) => act(op, 'markets.setDay', { id, day: today, on: true, version: 0 }));
}

import { groupSeat, mayStandBelow, orgKinds, turnOn, type OrgTurn } from './orgs';

const turn = (name: string, from: string, until: string | null, shownAs = 'a'): OrgTurn => ({ orgId: 'a', name, shownAs, seq: 1, from, until });

describe('R13 an org keeps its id while its name changes', () => {
  const turns = [turn('上寨村', '2020-01-01', '2026-07-01'), turn('新寨村', '2026-07-01', null, 'b')];
  it.each([
    ['2026-06-30', '上寨村', 'a'],
    ['2026-07-01', '新寨村', 'b'],
    ['2026-12-31', '新寨村', 'b'],
    ['2019-05-05', '上寨村', 'a'],
  ])('R13 on %s it is called %s', (day, name, shownAs) => expect(turnOn(turns, day)).toMatchObject({ name, shownAs }));
  it('R13 two changes on one day: the later one holds from that day', () => {
    expect(turnOn([turn('一', '2026-01-01', '2026-02-01'), turn('二', '2026-02-01', '2026-02-01'), turn('三', '2026-02-01', null)], '2026-02-01')?.name).toBe('三');
  });
  it('R13 a change dated before the first entry leaves the first name to all earlier days', () => {
    const dated = [turn('旧', '2026-03-01', '2026-03-01'), turn('新', '2026-03-01', null)];
    expect([turnOn(dated, '2026-02-28')?.name, turnOn(dated, '2026-03-01')?.name]).toEqual(['旧', '新']);
  });
});

describe('N2 which kind stands below which', () => {
  it.each([
    ['outpost', 'outpost', true], ['network_branch', 'township', true], ['window', 'village', false], ['county', 'county', false], ['village', 'village', false], ['branch', 'general_branch', true],
  ] as const)('N2 %s below %s: %s', (kind, parent, may) => expect(mayStandBelow(kind, parent)).toBe(may));
  it('N2 everything but the county stands below something', () => expect(orgKinds.filter((k) => !orgKinds.some((p) => mayStandBelow(k, p)))).toEqual(['county']));
});

describe('L5 groups', () => {
  it('L5 stand as they are counted', () => {
    expect(['十一组', '三组', '', '二组', '第10组', '大寨', '十组', '一组', '二十组'].sort((a, b) => groupSeat(a) - groupSeat(b))).toEqual(['一组', '二组', '三组', '第10组', '十组', '十一组', '二十组', '大寨', '']);
  });
});

import { atLevel, byName, counted, coverageOf, type Subject } from './coverage.rules';

const subject = (key: string, more: Partial<Subject> = {}): Subject => ({ key, kind: 'family', familyId: key, personId: null, name: key, village: '', villageId: 'v', townshipId: 't', groupName: '一组', ...more });
const tie = (familyId: string, level: string | null, more: object = {}) => ({ familyId, personId: null, level, helper: `帮${familyId}${level ?? ''}`, ...more });

describe('H3 coverage', () => {
  it('H3 asks for every level: by a pairing, or by whoever covers the village or the group', () => {
    const list = coverageOf(
      [subject('a'), subject('b', { groupName: '二组' }), subject('c', { villageId: 'w' })], ['township', 'village'],
      [tie('a', 'village'), tie('b', 'village'), tie('c', 'village')], [{ villageId: 'v', groups: ['一组'], level: 'township', helper: '片长' }]);
    expect(list.map((s) => [s.key, s.covered, s.missing])).toEqual([['a', true, []], ['b', false, ['township']], ['c', false, ['township']]]);
    expect([counted(list), counted(atLevel(list, 'village'))]).toEqual([{ total: 3, covered: 1, gaps: 2 }, { total: 3, covered: 3, gaps: 0 }]);
    expect(list[0]!.helpers).toEqual(['帮avillage', '片长']);
  });
  it('H3 a pairing with one child covers that child and not the brother; one with the family covers both', () => {
    const [one, two] = [subject('x', { kind: 'child', familyId: 'f', personId: 'x' }), subject('y', { kind: 'child', familyId: 'f', personId: 'y' })];
    expect(coverageOf([one, two], [], [tie('f', null, { personId: 'x' })], []).map((s) => s.covered)).toEqual([true, false]);
    expect(coverageOf([one, two], [], [tie('f', null)], []).map((s) => s.covered)).toEqual([true, true]);
  });
  it('H3 a zone alone is no helper of a scheme that names no level', () => {
    expect(coverageOf([subject('a')], [], [], [{ villageId: 'v', groups: [], level: 'village', helper: '片长' }]).map((s) => s.covered)).toEqual([false]);
  });
  it('H3 stands in name order', () => {
    expect([subject('杨二'), subject('安大'), subject('龙三')].sort(byName).map((s) => s.name)).toEqual(['安大', '龙三', '杨二']);
  });
});

import { changes, inNameOrder, isTrouble, peopleWords } from './pairings.rules';

describe('H5 visits', () => {
  it('H5 people are counted by kind, elders first', () => {
    expect([peopleWords(['child', 'elder', 'child', 'member']), peopleWords(['member'])]).toEqual(['老人 1，孩子 2', '没有登记家人']);
  });
  it('H5 trouble is a word or a state', () => {
    expect([isTrouble({ state: 'well', difficulty: '' }), isTrouble({ state: 'well', difficulty: '屋檐漏雨' }), isTrouble({ state: 'trouble', difficulty: '' })]).toEqual([false, true, true]);
  });
});

describe('H1 pairings written again', () => {
  const known = { helperClass: 'leaders', role: 'acting_parent', aspects: ['life', 'thought'], duty: '副乡长' };
  it('H1 blanks, the usual role and another order change nothing', () => expect(changes(known, { role: 'helper', aspects: ['thought', 'life'], duty: '' })).toEqual({}));
  it('H1 facts change what they name', () => expect(changes(known, { helperClass: 'organs', role: 'acting_child', aspects: ['life'], duty: '乡长' })).toEqual({ helperClass: 'organs', role: 'acting_child', aspects: ['life'], duty: '乡长' }));
  it('H1 helpers stand by the sound of their names', () => {
    const people = ['杨正林', '龙老二', '安大姐'].map((name) => ({ name, personId: name }));
    expect(people.sort(inNameOrder).map((p) => p.name)).toEqual(['安大姐', '龙老二', '杨正林']);
  });
});

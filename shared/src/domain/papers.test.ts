import { adviceRules, whichPaper, type AdviceFacts } from './papers';

const paper = (facts: Partial<AdviceFacts>) => whichPaper(adviceRules, { months: null, settled: null, placeKnown: null, ...facts })!.paper;
describe('C2 which paper', () => {
  it('C2 half a year at a settled place is a transfer, at an unsettled one the activity certificate', () => {
    expect(paper({ months: 6, settled: true })).toBe('letter');
    expect(paper({ months: 6, settled: false })).toBe('activity');
    expect(paper({ months: 24 })).toBe('activity');
  });
  it('C2 less than half a year with a known place is a proof, else a word to the branch', () => {
    expect(paper({ months: 5, settled: true, placeKnown: true })).toBe('proof');
    expect([paper({ months: 5, placeKnown: false }), paper({ months: 0, placeKnown: true }), paper({})]).toEqual(['none', 'none', 'none']);
  });
  it('C2 every rule has words and names its source', () => {
    for (const rule of adviceRules) expect([rule.words.length > 5, rule.source.length > 5]).toEqual([true, true]);
  });
});

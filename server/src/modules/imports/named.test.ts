import { subjectNames, visitKey } from './named';

describe('R12 whom a line of a log is about', () => {
  it.each([
    ['杨成武', ['杨成武']], ['杨 成武 家', ['杨成武家', '杨成武']], ['杨成武同志', ['杨成武同志', '杨成武']], ['石一家', ['石一家', '石一', '石']], ['杨成武一户', ['杨成武一户', '杨成武一', '杨成武']], ['龙正华(党员)', ['龙正华']], ['龙正华家属', ['龙正华家属', '龙正华']],
  ])('R12 %s may mean %j', (written, names) => expect(subjectNames(written)).toEqual(names));

  it('R12 the same visit is told by home, day, name and way, whatever blanks stand in the name', () => {
    expect(visitKey('f', '2026-09-10', '杨 帮扶', 'door')).toBe(visitKey('f', '2026-09-10', '杨帮扶', 'door'));
    expect(visitKey('f', '2026-09-10', '杨帮扶', 'door')).not.toBe(visitKey('f', '2026-09-10', '杨帮扶', 'phone'));
  });
});

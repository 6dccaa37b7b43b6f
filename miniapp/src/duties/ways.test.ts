import { entityOf, groupOf, wayOf } from './ways';

const member = { kind: 'member' as const, id: 'm1', name: '远明' };
const family = { kind: 'family' as const, id: 'f1', name: '远明家' };

describe('M5 where what is due is done', () => {
  it('M5 leads to the page of the fact, and nowhere for a hat that has none', () => {
    expect(wayOf({ rule: 'call', evidence: 'contact', subject: member, period: '2026-11' }, 'liaison')).toBe('/calls/list/index?memberId=m1');
    expect(wayOf({ rule: 'own_1', evidence: 'contact', subject: member, period: '2026-11' }, 'liaison')).toBe('/members/show/index?id=m1&deed=contact');
    expect(wayOf({ rule: 'visit', evidence: 'visit', subject: family, period: '2026-11' }, 'helper')).toBe('/pairings/record/index?familyId=f1');
    expect(wayOf({ rule: 'visit', evidence: 'visit', subject: family, period: '2026-11' }, 'secretary')).toBeUndefined();
    expect(wayOf({ rule: 'report', evidence: 'report', subject: member, period: '2026Q4' }, 'member')).toBe('/reports/edit/index?quarter=2026Q4');
    expect(wayOf({ rule: 'call_back', evidence: 'answer', subject: family, period: 'x' }, 'clerk')).toBe('/services/back/index');
    expect(wayOf({ rule: 'call_back', evidence: 'answer', subject: family, period: 'x' }, 'liaison')).toBeUndefined();
    expect(wayOf({ rule: 'by_hand', evidence: 'hand', subject: member, period: 'x' }, 'liaison')).toBeUndefined();
  });

  it('M5 is grouped by its last day', () => {
    expect(groupOf({ state: 'overdue', dueOn: '2026-10-31' }, '2026-11-22')).toBe('overdue');
    expect(groupOf({ state: 'todo', dueOn: '2026-11-28' }, '2026-11-22')).toBe('week');
    expect(groupOf({ state: 'todo', dueOn: '2026-11-29' }, '2026-11-22')).toBe('later');
  });

  it('M5 knows the fact that waits on the phone', () => {
    expect(entityOf({ rule: 'call', evidence: 'contact', subject: member, id: 'd', period: '' })).toBe('call.m1');
    expect(entityOf({ rule: 'own_1', evidence: 'contact', subject: member, id: 'd', period: '' })).toBe('contact.m1');
    expect(entityOf({ rule: 'by_hand', evidence: 'hand', subject: member, id: 'd', period: '' })).toBe('duty.d');
  });
});

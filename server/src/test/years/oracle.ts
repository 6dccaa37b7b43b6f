/**
 * What must be due, worked out from the story of one subject and a calendar of its own: days are numbers, feasts are written down by hand.
 * Nothing here is taken from the room that is tested.
 */
export type Num = number;
const MS = 86_400_000;
export const num = (day: string): Num => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS;
export const dayText = (n: Num): string => new Date(n * MS).toISOString().slice(0, 10);

/** 春节, 端午, 中秋, 重阳 of three years, from a printed calendar. */
const feasts: [string, string, string][] = [
  ['春节', '2026', '2026-02-17'], ['端午', '2026', '2026-06-19'], ['中秋', '2026', '2026-09-25'], ['重阳', '2026', '2026-10-18'],
  ['春节', '2027', '2027-02-06'], ['端午', '2027', '2027-06-09'], ['中秋', '2027', '2027-09-15'], ['重阳', '2027', '2027-10-08'],
  ['春节', '2028', '2028-01-26'], ['端午', '2028', '2028-05-28'], ['中秋', '2028', '2028-10-03'], ['重阳', '2028', '2028-10-26'],
  ['春节', '2029', '2029-02-13'],
];
export interface Time { key: string; opens: Num; due: Num }
const monthsOf = (from: number, until: number): { y: number; m: number }[] => Array.from({ length: until * 12 - from * 12 }, (_, i) => ({ y: from + Math.floor(i / 12), m: (i % 12) + 1 }));
const at = (y: number, m: number, d: number): Num => Date.UTC(y, m - 1, d) / MS;
const two = (n: number): string => String(n).padStart(2, '0');
/** `waits`: a period gives whoever comes late a week; a feast and a window do not. */
export const calendar: Record<string, { times: Time[]; lapse: number | null; waits: boolean }> = {
  call: { times: monthsOf(2026, 2030).map(({ y, m }) => ({ key: `${y}-${two(m)}`, opens: at(y, m, 1), due: at(y, m + 1, 0) })), lapse: 31, waits: true },
  visit: { times: monthsOf(2026, 2030).map(({ y, m }) => ({ key: `${y}-${two(m)}`, opens: at(y, m, 1), due: at(y, m + 1, 0) })), lapse: 31, waits: true },
  report: { times: monthsOf(2026, 2030).filter(({ m }) => m % 3 === 0).map(({ y, m }) => ({ key: `${y}Q${m / 3}`, opens: at(y, m - 2, 1), due: at(y, m + 1, 0) })), lapse: 90, waits: true },
  feast_visit: { times: feasts.map(([name, year, day]) => ({ key: `${name}@${year}`, opens: num(day) - 10, due: num(day) })), lapse: 15, waits: false },
  school_visit: { times: [2026, 2027, 2028, 2029].flatMap((y) => ([['holiday', 1, '01-15', '02-19'], ['opening', 1, '02-20', '03-05'], ['holiday', 2, '07-10', '08-24'], ['opening', 2, '08-25', '09-05']] as const).map(([kind, n, from, to]) => ({ key: `${kind}@${y}-${n}`, opens: num(`${y}-${from}`), due: num(`${y}-${to}`) }))), lapse: 15, waits: false },
};

/** A stretch in which somebody was there: the first day, and the first day he was not. */
export interface Spell { from: Num; until: Num | null }
/** What was done on a day and written down on another; `key` for what names its time itself. */
export interface Deed { on: Num; told: Num; key?: string }
export interface Story { subjectId: string; rule: string; spells: Spell[]; deeds: Deed[] }

const there = (s: Story, day: Num): Spell | undefined => s.spells.find((x) => x.from <= day && (x.until === null || day < x.until));
/** The first night on which the duty is made, and the day it is due: for whoever was there when it fell as the calendar says, for whoever came later a week at least. */
function madeOn(s: Story, time: Time, waits: boolean, first: Num, last: Num): { night: Num; due: Num } | null {
  for (let night = Math.max(time.opens, first); night <= Math.min(time.due, last); night += 1) {
    const spell = there(s, night - 1);
    if (!spell) continue;
    const since = Math.max(spell.from, first - 1);
    if (night === time.opens || since <= time.opens) return { night, due: time.due };
    const week = Math.max(night, since + 1) + 7;
    if (week <= time.due || waits) return { night, due: Math.max(time.due, week) };
  }
  return null;
}

/** Each duty of the story with what became of it, by the end of the last night. */
export function expected(s: Story, first: Num, last: Num): string[] {
  const { times, lapse, waits } = calendar[s.rule]!;
  const isOpenOn = (day: Num): boolean => times.some((o) => o.opens <= day && day <= o.due);
  return times.flatMap((time) => {
    const owed = madeOn(s, time, waits, first, last);
    if (owed === null) return [];
    const { night: made, due } = owed;
    const name = (state: string) => [`${s.rule} ${time.key} ${s.subjectId} ${state}`];
    const gone = s.spells.flatMap((x) => (x.until !== null && x.until >= made ? [x.until] : [])).sort((a, b) => a - b)[0] ?? Infinity;
    const missed = lapse === null ? Infinity : due + lapse + 1;
    const next = Math.min(...times.filter((o) => o.opens > time.opens).map((o) => o.opens));
    const proofs = s.deeds.filter((d) => (d.key !== undefined ? d.key === time.key : d.on >= time.opens && (d.on <= due || (d.on < next && !isOpenOn(d.on))))).sort((a, b) => a.told - b.told);
    for (const d of proofs) {
      const inside = d.key !== undefined || d.on <= due;
      // Written down before it is made it counts when it is made; what fell away is not taken up again; what was missed is, for a deed inside its days.
      if (d.told < made ? inside : d.told < gone && (inside || d.told < missed)) return name('done');
    }
    if (gone < missed && gone <= last) return name('cancelled');
    return name(missed <= last ? 'missed' : 'open');
  });
}

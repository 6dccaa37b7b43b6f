import { newId } from '../../../platform/ids';
import type { Op } from '../../../platform/op';
import { noteContact } from '../../members';
import { enterVisit } from '../../pairings';
import { endPaperRequest, enterRequest } from '../../requests';
import { agencyKey, visitKey } from '../named';
import type { Registry } from '../registry';
import type { AgencyRow, ContactRow, VisitRow } from '../sheet';
import { familyKey } from '../who';
import { homeOf } from './families';
import { changed, fresh, kept, notYours, refused, same, type Outcome } from './outcome';
import { memberNamed, subjectNamed } from './people';

/** N5 A contact of the past moves the member's last contact day on; what was said is kept with the import. */
export function contactRow(op: Op, reg: Registry, r: ContactRow): Outcome {
  const v = r.values;
  const head = memberNamed(op, reg, v.name, v.village, v.id);
  if (typeof head === 'string') return refused(head);
  const member = reg.members.get(head.id);
  if (!v.day || v.day.precision !== 'day' || !member) return kept('没写是哪一天联系的，先留着');
  const { day } = v.day;
  if (member.lastContactDay && member.lastContactDay >= day) return same;
  member.lastContactDay = day;
  reg.after([head.id], (w) => noteContact(w, head.id, day));
  return changed;
}

const later = (day: string): Outcome => refused(`日期 ${day} 还没到`);
/** One name of several who went together: 张三、李四. */
const together = (by: string): string[] => by.split(/[、,，/;；和\s]+/).filter(Boolean);

/** H5 A visit of the past: the home it was made to, and the helper paired with it whom the paper names. What it says of difficulties opens nothing now. */
export function visitRow(op: Op, reg: Registry, r: VisitRow): Outcome {
  const v = r.values;
  const subject = subjectNamed(reg, v.name, v.village);
  if (typeof subject === 'string') return refused(subject);
  if (!v.day || v.day.precision !== 'day') return kept('没写是哪一天去的，先留着');
  if (!v.by) return refused('没写是谁去走访的');
  const { day } = v.day;
  if (day > op.today) return later(day);
  const [by, way] = [v.by.slice(0, 60), v.way ?? 'door'];
  const key = visitKey(familyKey(subject), day, by, way);
  if (reg.visits.has(key)) return same;
  reg.visits.add(key);
  const names = together(by);
  const helper = reg.helpersOf(subject, day).find((p) => names.includes(p.helper) || p.helper === by);
  const told = { day, way, by, occasion: v.occasion ?? '', state: v.difficulty ? 'trouble' : '', aspects: [], words: v.content ?? '', difficulty: v.difficulty ?? '' };
  reg.after([subject.id, ...(helper ? [helper.helperId] : [])], async (w) => enterVisit(w, { ...told, familyId: await homeOf(w, subject), helperId: helper?.helperId ?? null }));
  return fresh;
}

/** S2 A matter of a paper ledger, of whoever asked if the roster knows him, else under his name as written. */
export function agencyRow(op: Op, reg: Registry, r: AgencyRow): Outcome {
  const v = r.values;
  const { area } = reg;
  if (!v.text || !v.item) return kept('没写办什么事，先留着');
  if (!v.day || v.day.precision !== 'day') return kept('没写是哪一天受理的，先留着');
  if (v.day.day > op.today) return later(v.day.day);
  const key = agencyKey(op, area, r);
  const doneOn = v.doneOn?.precision === 'day' && v.doneOn.day >= v.day.day && v.doneOn.day <= op.today ? v.doneOn.day : null;
  // A day on which it was done says that it was, whatever stands beside it.
  const state = v.end === 'stopped' ? 'withdrawn' as const : v.end === 'done' || (v.end === null && doneOn) ? 'confirmed' as const : 'submitted' as const;
  const ended = { key, state, answer: state === 'submitted' ? '' : v.answer ?? '', doneOn };
  const known = reg.papers.get(key);
  if (known) {
    if (known.status !== 'submitted' || state === 'submitted') return same;
    known.status = state;
    reg.after([], (w) => endPaperRequest(w, ended));
    reg.noteRequest(known.id);
    return changed;
  }
  const asker = subjectNamed(reg, v.name, v.village);
  // Who asks may be of anywhere: no village is made for him.
  const village = v.village ? reg.villageNamed(v.village) : area.villageId ? reg.villageWithId(area.villageId) : null;
  if (area.villages !== null && !(village && area.villages.includes(village.id))) return notYours(v.village ?? '这一行');
  const id = newId();
  reg.papers.set(key, { id, status: state });
  reg.noteRequest(id);
  const villageId = typeof asker !== 'string' ? asker.villageId : village?.id ?? null;
  const request = { id, countyId: area.countyId, townshipId: area.townshipId, villageId, item: v.item, text: v.text, takenBy: (v.by ?? '').slice(0, 60), on: v.day.day, ...ended };
  if (typeof asker === 'string') reg.after([], (w) => enterRequest(w, { ...request, familyId: null, asker: { id: null, name: v.name } }));
  else reg.after([asker.id], async (w) => enterRequest(w, { ...request, familyId: await homeOf(w, asker), asker: { id: asker.id, name: asker.name, isMember: asker.isMember } }));
  return fresh;
}

import { profileFigures, profileFigureWords, type ProfileFigure } from '@guiyan/shared/domain/orgs';
import type { Output, Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { OrgProfile } from './keeping.entity';
import { getKept } from './orgs.actions';
import { getSeen } from './orgs.queries';
import { profileLines, type ProfileRow } from './profile.queries';

/** R10 One value a year and figure holds; a correction begins a new version and leaves the old one readable. */
export async function setProfile(op: Op, input: Parsed<'orgs.setProfile'>): Promise<{ changed: number }> {
  const org = await getKept(op, input.orgId, 'set_profile');
  ensure(input.year <= Number(op.today.slice(0, 4)), badInput('orgs.future', { year: 'future' }));
  const held = (await profileLines(op, org.id)).filter((p) => p.year === input.year && p.untilDay === null);
  const changed: string[] = [];
  for (const { figure, value } of input.figures) {
    const words = profileFigureWords[figure];
    const hundredths = Math.round(value * 100);
    const exact = words.decimals === 0 ? Number.isInteger(value) : Math.abs(value * 100 - hundredths) < 1e-6;
    ensure(value <= words.most && exact, new AppError('orgs.profile_value', 400, { params: { title: words.title, unit: words.unit, most: words.most, digits: words.decimals ? '最多两位小数' : '要整数' }, fields: { [figure]: 'wrong' } }));
    const now = held.find((p) => p.figure === figure);
    if (now && now.hundredths === hundredths && now.source === input.source) continue;
    const faster = conflict('row.changed');
    if (now) await change(op.db, OrgProfile, { id: now.id, untilDay: empty() }, { untilDay: op.today }, faster);
    ensure(await orKnown(op.db.insert(OrgProfile, { id: newId(), countyId: org.countyId, orgId: org.id, year: input.year, figure, hundredths, source: input.source, version: (now?.version ?? 0) + 1, byName: wearer(op).name, onDay: op.today, untilDay: null })), faster);
    changed.push(figure);
  }
  if (changed.length) await record(op, 'profile.set', { orgId: org.id, year: input.year, figures: changed }, { townshipId: org.townshipId, subjectId: org.id });
  return { changed: changed.length };
}

const figureOf = (figure: string): ProfileFigure => profileFigures.find((f) => f === figure) ?? 'households';
export async function presentProfile(op: Op, { id }: Parsed<'orgs.profile'>): Promise<Output<'orgs.profile'>> {
  const org = await getSeen(op, id);
  const line = (p: ProfileRow) => ({ year: p.year, figure: figureOf(p.figure), value: p.hundredths / 100, source: p.source, by: p.byName, on: p.onDay });
  const all = await profileLines(op, org.id);
  return { rows: all.filter((p) => p.untilDay === null).map(line), corrected: all.flatMap((p) => (p.untilDay === null ? [] : [{ ...line(p), until: p.untilDay }])) };
}

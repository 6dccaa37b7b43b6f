import type { InviteeKind } from '@guiyan/shared/domain/meetings';
import { and, not, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { maybePersonOf, nameFor, personOf, standing } from '../people';
import { seenGuest } from './guests.queries';
import type { MeetingItem, MeetingPerson, MeetingRow } from './meetings.entity';

const offices = { scope: ['clerk', 'secretary'] } as const;
export const isOffice = (op: Op): boolean => ['clerk', 'secretary'].includes(wearer(op).hat);
/** Rows of those asked: to the office those of its meetings, to a member his own. */
const seenPerson = (op: Op): Sql => (!isOffice(op) ? visible(op, 'x', { person: 'person_id' }, { own: ['member'] }) : visible(op, 'm', { person: 'person_id' }, offices));
const seen = (op: Op): Sql => {
  if (isOffice(op)) return visible(op, 'g', {}, offices);
  const [own, guest] = [seenPerson(op), seenGuest(op, 'y')];
  return sql(`(exists (select 1 from meeting_people x where x.meeting_id = g.id and ${own.text}) or exists (select 1 from meeting_guests y where y.meeting_id = g.id and ${guest.text}))`, ...own.params, ...guest.params);
};

export interface MeetingLine extends MeetingRow { village: string | null; invited: number; coming: number; came: number }
const number = (where: string): string => `(select count(*) from meeting_people c where c.meeting_id = g.id${where})`;
const select = `select g.*, v.name as village, ${number('')} + (select count(*) from meeting_guests y where y.meeting_id = g.id) as invited, ${number(" and c.reply = 'yes'")} + (select count(*) from meeting_guests y where y.meeting_id = g.id and y.reply = 'yes') as coming, (select count(*) from meeting_people c where c.meeting_id = g.id and c.attended) + (select count(*) from meeting_guests y where y.meeting_id = g.id and y.attended) as came from meetings g left join orgs v on v.id = g.village_id`;
const whole = (g: MeetingLine): MeetingLine => ({ ...g, invited: Number(g.invited), coming: Number(g.coming), came: Number(g.came ?? 0) });

export async function getMeeting(op: Op, id: string): Promise<MeetingLine> {
  const may = seen(op);
  const found = await row<MeetingLine>(op.db, sql(`${select} where g.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}
/** Those to come first, the next one before all; then what is over, the last first. */
export async function listMeetings(op: Op, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ rows: MeetingLine[]; next: string | null }> {
  const after = cursor ? Number(cursor) : 0;
  const where = and(seen(op));
  const found = await rows<MeetingLine>(op.db, sql(`${select} where ${where.text} order by case when g.state = 'planned' then 0 else 1 end, case when g.state = 'planned' then g.on_day else '' end, g.on_day desc, g.id limit ${limit + 1} offset ${Number.isSafeInteger(after) && after > 0 ? after : 0}`, ...where.params));
  return { rows: found.slice(0, limit).map(whole), next: found.length > limit ? String(after + limit) : null };
}

export type PersonLine = MeetingPerson & { name: string; village: string | null };
export async function peopleOf(op: Op, meetingId: string): Promise<PersonLine[]> {
  const may = seenPerson(op);
  const found = await rows<PersonLine>(op.db, sql(
    `select x.*, p.name, v.name as village from meeting_people x join members m on m.id = x.member_id ${personOf('p', 'x.person_id')} left join orgs v on v.id = m.village_id where x.meeting_id = ? and ${may.text} order by coalesce(v.seq, 99999), x.id`, meetingId, ...may.params));
  return found.map((x) => ({ ...x, attended: x.attended === null ? null : Boolean(x.attended) }));
}
export type ItemLine = MeetingItem & { state: string; dueAt: number; fromName: string | null };
/** With how far each is; the table of duties is of a higher room and read only. */
export const itemsOf = (op: Op, meetingId: string): Promise<ItemLine[]> =>
  rows(op.db, sql(`select i.*, coalesce(d.state, 'open') as state, coalesce(d.due_at, 0) as due_at, ${nameFor(op, 'p')} as from_name from meeting_items i left join meeting_guests y on y.id = i.guest_id ${maybePersonOf('p', 'y.person_id')} left join duties d on d.id = i.duty_id where i.meeting_id = ? order by i.id`, meetingId));
export const findItem = (op: Op, id: string): Promise<MeetingItem | null> => row(op.db, sql('select * from meeting_items where id = ?', id));
export const findMeeting = (op: Op, id: string): Promise<MeetingRow | null> => row(op.db, sql('select * from meetings where id = ?', id));

export interface Candidate { id: string; personId: string; countyId: string; townshipId: string | null; villageId: string | null; name: string; village: string | null; kind: InviteeKind }
/** Members of the actor's place that stand on the roster today and are not asked yet. */
export async function candidatesOf(op: Op, meetingId: string): Promise<Candidate[]> {
  const here = and(visible(op, 'm', { person: 'person_id' }, offices), sql(standing('m.person_id')), sql('(m.transferred_on is null or m.transferred_on > ?)', op.today), not(sql('exists (select 1 from meeting_people x where x.meeting_id = ? and x.member_id = m.id)', meetingId)));
  return rows(op.db, sql(
    `select m.id, m.person_id, m.county_id, m.township_id, m.village_id, p.name, v.name as village, case when h.id is not null then 'home' when o.id is null then 'stayed' else 'away' end as kind
     from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id left join outflows o on o.member_id = m.id and o.back_day is null and o.from_day <= ? left join home_visits h on h.open_key = m.id and h.from_day <= ?
     where ${here.text} order by coalesce(v.seq, 99999), m.id`, op.today, op.today, ...here.params));
}

import type { Output } from '@guiyan/shared/contract';
import { dutyStateOf } from '@guiyan/shared/domain/duties';
import { inviteeKinds, meetingKinds, meetingStates, replies } from '@guiyan/shared/domain/meetings';
import { wearer, type Op } from '../../platform/op';
import { guestKindOf } from './guests.actions';
import { guestsOf, toldOf } from './guests.queries';
import { candidatesOf, getMeeting, isOffice, itemsOf, listMeetings, peopleOf, type MeetingLine, type PersonLine } from './meetings.queries';

type Row = Output<'meetings.list'>['rows'][number];
const kindOf = (code: string) => inviteeKinds.find((k) => k === code) ?? 'away';
const replyOf = (code: string | null) => replies.find((r) => r === code) ?? null;

/** `me`: the member's own invitation, when it is he who asks. */
function presentMeeting(op: Op, g: MeetingLine, me: PersonLine | undefined): Row {
  const office = isOffice(op);
  const isPlanned = g.state === 'planned';
  return {
    id: g.id, kind: meetingKinds.find((k) => k === g.kind) ?? 'other', title: g.title, place: g.place, onDay: g.onDay, at: g.atTime, words: g.words, village: g.village ?? '', by: g.byName, state: meetingStates.find((s) => s === g.state) ?? 'planned', heldOn: g.heldOn, reason: g.reason,
    invited: office ? g.invited : 0, coming: office ? g.coming : 0, came: office ? g.came : 0, mine: me ? { reply: replyOf(me.reply), words: me.replyWords } : null,
    can: office ? [...(isPlanned ? (['invite', 'hold', 'cancel'] as const) : g.state === 'held' ? (['follow_up'] as const) : []), ...(g.kind === 'peer' && g.state !== 'cancelled' ? (['pair'] as const) : [])] : isPlanned && me ? ['reply'] : [],
    siteId: g.siteId,
  };
}
export async function presentLine(op: Op, id: string): Promise<Row> {
  const [me] = await peopleOf(op, id);
  return presentMeeting(op, await getMeeting(op, id), me);
}
export async function presentPage(op: Op, id: string): Promise<Output<'meetings.get'>> {
  const [g, people] = [await getMeeting(op, id), await peopleOf(op, id)];
  const office = isOffice(op);
  const guests = await guestsOf(op, id);
  const told = await toldOf(op, office ? guests : []);
  const items = office ? await itemsOf(op, id) : [];
  return {
    ...presentMeeting(op, g, office ? undefined : people[0]), notes: office ? g.notes : '',
    people: people.map((x) => ({ memberId: x.memberId, name: x.name, village: x.village ?? '', kind: kindOf(x.kind), reply: replyOf(x.reply), words: x.replyWords, attended: x.attended })),
    guests: guests.map((x) => ({ id: x.id, name: x.name, village: x.village ?? '', kind: guestKindOf(x.kind), age: null, tags: [], ...told.get(x.personId), withId: x.withId, with: x.withId ? x.withName ?? '' : '', attended: x.attended, reply: replyOf(x.reply), words: x.replyWords ?? '', by: x.replyBy ?? '', can: !office && g.state === 'planned' ? ['reply' as const] : [] })),
    items: items.map((i) => ({ id: i.id, from: i.guestId ? i.fromName ?? '' : '', title: i.title, words: i.words, dueOn: i.dueOn, state: dutyStateOf({ state: i.state, dueAt: Number(i.dueAt) }, op.now), owner: i.hat === 'secretary' ? 'secretary' : 'clerk' })),
  };
}
export async function presentMeetings(op: Op, input: { cursor?: string | undefined; limit: number }): Promise<Output<'meetings.list'>> {
  const page = await listMeetings(op, input);
  const isMember = wearer(op).hat === 'member';
  const shown: Row[] = [];
  for (const g of page.rows) shown.push(presentMeeting(op, g, isMember ? (await peopleOf(op, g.id))[0] : undefined));
  return { rows: shown, next: page.next };
}
export async function presentCandidates(op: Op, id: string): Promise<Output<'meetings.candidates'>> {
  await getMeeting(op, id);
  return { rows: (await candidatesOf(op, id)).map((m) => ({ memberId: m.id, name: m.name, village: m.village ?? '', kind: kindOf(m.kind) })) };
}

import type { Output, Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { difficultyKinds, difficultySources } from '@guiyan/shared/domain/difficulties';
import { wearer, type Op } from '../../platform/op';
import { presentRequestLine, type RequestLine } from '../requests';
import { namesOn } from '../orgs';
import { countDifficulties, countOpen, kindsOf, listDifficulties, solvedAt } from './difficulties.queries';

type Row = Output<'difficulties.setKind'>;
export async function presentDifficulties(op: Op, lines: readonly RequestLine[]): Promise<Row[]> {
  const ids = lines.map((l) => l.id);
  const [kinds, solved] = [await kindsOf(op, ids), await solvedAt(op, ids)];
  return lines.map((line) => {
    const r = presentRequestLine(op, line);
    const at = r.status === 'confirmed' || r.status === 'ended' ? solved.get(r.id) : undefined;
    return { id: r.id, raisedOn: r.submittedOn, source: difficultySources.find((s) => s === r.source) ?? 'visit', who: r.asker || r.family, village: r.village, text: r.text, phone: r.phone, kind: kinds.get(r.id) ?? null, status: r.status, owner: r.takenBy, solution: r.answer, solvedOn: at === undefined ? null : shanghaiDay(at), can: ['setKind'] };
  });
}
export async function presentList(op: Op, input: Parsed<'difficulties.list'>): Promise<Output<'difficulties.list'>> {
  const page = await listDifficulties(op, input);
  return { ...page, rows: await presentDifficulties(op, page.rows) };
}
/** Without days, the year so far. */
export async function presentFigures(op: Op, { from, until }: Parsed<'difficulties.figures'>): Promise<Output<'difficulties.figures'>> {
  const days = { from: from ?? `${op.today.slice(0, 4)}-01-01`, until: until ?? op.today };
  const found = await countDifficulties(op, days.from, days.until);
  return { ...days, rows: found.flatMap((f) => { const source = difficultySources.find((s) => s === f.source); return source ? [{ kind: difficultyKinds.find((k) => k === f.kind) ?? ('none' as const), source, raised: f.raised, solved: f.solved, ended: f.ended }] : []; }), ...(await presentOpen(op)) };
}
/** Open today, place by place in the roster’s order; what has no place comes last. */
async function presentOpen(op: Op): Promise<Pick<Output<'difficulties.figures'>, 'open' | 'places'>> {
  const found = await countOpen(op);
  const { townshipId } = wearer(op);
  const byPlace = new Map<string | null, number>();
  for (const p of found) { const id = townshipId ? p.villageId : p.townshipId; byPlace.set(id, (byPlace.get(id) ?? 0) + p.n); }
  const names = await namesOn(op, [...byPlace.keys()], op.today);
  const places = [...byPlace].map(([orgId, n]) => ({ orgId, name: names.get(orgId ?? '')?.name ?? '', open: n, seq: names.get(orgId ?? '')?.seq ?? Number.MAX_SAFE_INTEGER })).sort((x, y) => x.seq - y.seq || (x.name < y.name ? -1 : 1));
  return { open: found.reduce((n, p) => n + p.n, 0), places: places.map(({ orgId, name, open }) => ({ orgId, name, open })) };
}
/** S11 What the first screen says: the length of the open list. */
export const countOpenDifficulties = async (op: Op): Promise<number> => (await countOpen(op)).reduce((n, p) => n + p.n, 0);

import type { Output, Parsed } from '@guiyan/shared/contract';
import { trades } from '@guiyan/shared/domain/members';
import { migrantsAway } from '@guiyan/shared/domain/migrants';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { provinceNamed } from '@guiyan/shared/domain/regions';
import { wearer, type Op } from '../../platform/op';
import { placeWords } from '../members';
import { namesOn } from '../orgs';
import { phoneOf } from '../people';
import { countNamed, getMigrant, listMigrants, totalsOn, villagesHere, type MigrantLine } from './migrants.queries';

type Migrant = Output<'migrants.add'>;
type Figures = Output<'migrants.figures'>;

const present = (op: Op, g: MigrantLine): Migrant => {
  const phone = phoneOf(op, { id: g.kept, countyId: g.countyId, phoneCt: g.phoneCt });
  return {
    id: g.id, personId: g.kept, name: g.name, village: g.village ?? '', villageId: g.villageId ?? g.id, phone: phone && maskPhone(phone), place: placeWords(g), province: provinceNamed(g.province)?.code ?? null, city: g.city, inProvince: g.inProvince === null ? null : Boolean(g.inProvince),
    trade: trades.find((t) => t === g.trade) ?? null, activist: Boolean(g.activist), brought: g.brought, fromDay: g.fromDay, untilDay: g.untilDay, version: g.version, can: g.untilDay === null && wearer(op).hat !== 'county' ? ['change', 'end'] : [],
  };
};
export const presentMigrant = async (op: Op, id: string): Promise<Migrant> => present(op, await getMigrant(op, id));
export async function presentMigrants(op: Op, input: Parsed<'migrants.list'>): Promise<Output<'migrants.list'>> {
  const page = await listMigrants(op, input);
  return { ...page, rows: page.rows.map((g) => present(op, g)) };
}

type Village = Figures['villages'][number] & { seq: number };

/** R9 Named and told, by village, in the names of the day. */
export async function presentFigures(op: Op, { asOf = op.today }: Parsed<'migrants.figures'>): Promise<Figures> {
  const [named, told, here] = [await countNamed(op, asOf), await totalsOn(op, asOf), await villagesHere(op, asOf)];
  const standing = await namesOn(op, [...here, ...named.map((n) => n.villageId), ...told.map((t) => t.villageId)], asOf);
  const villages = new Map<string, Village & { namedOut: number; toldOut: number; namedBrought: number; toldBrought: number }>();
  const of = (id: string) => {
    const at = standing.get(id) ?? { id, name: '', seq: 99_999 };
    let v = villages.get(at.id);
    if (!v) villages.set(at.id, (v = { villageId: at.id, village: at.name, seq: at.seq, away: 0, named: 0, outProvince: 0, activists: 0, brought: 0, total: null, totalOn: null, source: '', namedOut: 0, toldOut: 0, namedBrought: 0, toldBrought: 0 }));
    return v;
  };
  for (const id of here) of(id);
  for (const n of named) {
    const v = of(n.villageId);
    v.named += Number(n.named);
    v.namedOut += Number(n.outProvince);
    v.namedBrought += Number(n.brought);
    v.activists += Number(n.activists);
  }
  for (const t of told) {
    const v = of(t.villageId);
    v.total = (v.total ?? 0) + t.total;
    v.toldOut += t.outProvince;
    v.toldBrought += t.brought;
    if (v.totalOn === null || t.onDay > v.totalOn) Object.assign(v, { totalOn: t.onDay, source: t.source });
  }
  for (const v of villages.values()) Object.assign(v, { away: migrantsAway(v), outProvince: Math.max(v.namedOut, v.toldOut), brought: Math.max(v.namedBrought, v.toldBrought) });
  const list = [...villages.values()].sort((a, b) => a.seq - b.seq || (a.villageId < b.villageId ? -1 : 1));
  const sum = (key: 'away' | 'named' | 'outProvince' | 'activists' | 'brought'): number => list.reduce((n, v) => n + v[key], 0);
  return { asOf, sum: { away: sum('away'), named: sum('named'), outProvince: sum('outProvince'), activists: sum('activists'), brought: sum('brought') }, villages: list };
}

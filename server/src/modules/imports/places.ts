import { turns } from '../../platform/turns';
import { row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { findHat } from '../accounts';
import { villagesUnder } from '../orgs';
import type { ImportRow } from './imports.entity';
import { decide, type Outcome } from './matching';
import { refused } from './matching/outcome';
import { Registry } from './registry';
import { townshipKey, type ParsedRow } from './sheet';
import type { About } from './trace';
import type { Area } from './who';

/** The places of the hat that brought the workbook: a township, one village of it, or every township of the county. */
export async function areasOf(op: Op, i: ImportRow): Promise<Area[]> {
  if (!i.townshipId) return (await rows<{ id: string; name: string }>(op.db, sql(`select o.id, o.name from orgs o where o.county_id = ? and o.kind = 'township' and o.until_day is null order by o.seq, o.id`, i.countyId))).map((o) => ({ countyId: i.countyId, townshipId: o.id, township: o.name, villageId: null, villages: null }));
  const villageId = (await findHat(op, i.hatId))?.villageId ?? null;
  const township = await row<{ name: string }>(op.db, sql('select o.name from orgs o where o.id = ?', i.townshipId));
  return [{ countyId: i.countyId, townshipId: i.townshipId, township: township!.name, villageId, villages: villageId ? await villagesUnder(op, villageId, op.today) : null }];
}

/** R1 One picture a township: each row goes where its own column says, or, from one township's office, nowhere else. */
export class Places {
  private readonly pictures = new Map<string, Registry>();
  constructor(private readonly areas: readonly Area[], private readonly isCounty: boolean, private readonly today: string) {}

  private areaFor(r: ParsedRow): Area | string {
    const told = r.township;
    if (!told) return this.isCounty ? '没写乡镇，不知道放在哪个乡镇' : this.areas[0]!;
    const found = this.areas.find((a) => a.township === told) ?? this.areas.find((a) => townshipKey(a.township) === townshipKey(told));
    return found ?? (this.isCounty ? `全县没有叫${told}的乡镇，请核对` : `${told}不归你管，请那边的组织干事或者县里来导`);
  }
  private pictureOf(area: Area): Registry {
    const known = this.pictures.get(area.townshipId) ?? new Registry(area, this.today);
    this.pictures.set(area.townshipId, known);
    return known;
  }

  /** Reads what these rows may touch. */
  async load(op: Op, list: readonly ParsedRow[]): Promise<void> {
    const here = new Map<Area, ParsedRow[]>();
    for (const r of list) { const area = this.areaFor(r); if (typeof area !== 'string') here.set(area, [...(here.get(area) ?? []), r]); }
    for (const [area, of] of here) await this.pictureOf(area).load(op, of);
  }
  decide(op: Op, r: ParsedRow): Outcome {
    const area = this.areaFor(r);
    return typeof area === 'string' ? refused(area) : decide(op, this.pictureOf(area), r);
  }
  townshipOf(r: ParsedRow): string | null {
    const area = this.areaFor(r);
    return typeof area === 'string' ? null : area.townshipId;
  }

  about(): About & { known: ReadonlySet<string> } {
    const all = [...this.pictures.values()].map((reg) => reg.about());
    const join = (pick: (a: (typeof all)[number]) => ReadonlySet<string>) => new Set(all.flatMap((a) => [...pick(a)]));
    return { entered: join((a) => a.entered), touched: join((a) => a.touched), orgs: join((a) => a.orgs), requests: join((a) => a.requests), known: join((a) => a.known) };
  }
  dropWrites(): void { for (const reg of this.pictures.values()) reg.dropWrites(); }
  async write(op: Op): Promise<void> {
    const turn = turns();
    for (const reg of this.pictures.values()) { await turn(); await reg.write(op); }
  }
}

import type { Op } from '../../../platform/op';
import { enterMigrant, updateMigrant } from '../../migrants';
import type { Registry } from '../registry';
import type { MigrantRow } from '../sheet';
import { changed, elsewhere, fresh, refused, same, type Outcome } from './outcome';
import { facts, findSame, isOutside, placeFor, update } from './people';

/** R9 Somebody away for work. A member counts among the members and not here, whatever roster names him. */
export function migrantRow(op: Op, reg: Registry, r: MigrantRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = placeFor(reg, v.village);
  if ('what' in village) return village;
  const known = findSame(op, reg, village.ids, v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  if (known?.isMember) return update(op, reg, known, facts(v)) ? changed : same;
  if (v.party) return refused('表里写着是党员：请放进流动党员名册或党员信息表里导入，这里只登不是党员的人');
  const where = { countyId: area.countyId, townshipId: area.townshipId, villageId: village.id };
  const who = known ?? reg.addPerson(op, { ...where, ...facts(v), name: v.name });
  const touched = known ? update(op, reg, known, facts(v)) : false;
  const told = { ...(v.place ? { province: v.place.province ?? '', city: v.place.city ?? '', inProvince: v.place.inProvince ?? null } : {}), ...(v.trade ? { trade: v.trade } : {}), ...(v.activist === null ? {} : { activist: v.activist }), ...(v.brought === null ? {} : { brought: v.brought }) };
  const open = reg.migrants.get(who.id);
  if (open) {
    const differs = Object.fromEntries(Object.entries(told).filter(([k, value]) => open[k as keyof typeof told] !== value));
    if (Object.keys(differs).length) {
      Object.assign(open, differs);
      reg.after([who.id], (w) => updateMigrant(w, who.id, differs));
    }
    return touched || Object.keys(differs).length ? changed : same;
  }
  const migrant = { personId: who.id, province: '', city: '', inProvince: null, trade: null, activist: false, brought: 0, ...told, fromDay: v.outDate && v.outDate.day <= op.today ? v.outDate.day : op.today };
  reg.migrants.set(who.id, migrant);
  reg.after([who.id], (w) => enterMigrant(w, { ...where, ...migrant }));
  return known ? changed : fresh;
}

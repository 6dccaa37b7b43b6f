import type { Op } from '../../platform/op';
import { paperKey } from '../requests';
import { lineText, villageKey, type AgencyRow, type LogRow, type ParsedRow } from './sheet';
import type { Area } from './who';

/** 杨成武家、杨成武同志: as written first, then who may be meant; 石一家 is the home of 石一 before that of anybody called 石. */
export const subjectNames = (name: string): string[] => {
  const bare = name.replace(/\s/g, '').replace(/[(（][^()（）]*[)）]$/, '');
  const without = (ending: RegExp): string => bare.replace(ending, '').replace(/同志$/, '');
  return [...new Set([bare, without(/(家|家庭|户|家属|家里)$/), without(/一(家|户)$/)])].filter(Boolean);
};
/** The same visit: of one home, on one day, by one name and in one way. */
export const visitKey = (family: string, day: string, by: string, way: string): string => [family, day, by.replace(/\s/g, ''), way].join('|');
/** The same line of a paper ledger. */
export const agencyKey = (op: Op, area: Area, { values: v }: AgencyRow): string => paperKey(op, area.countyId, area.townshipId, v.name.replace(/\s/g, ''), villageKey(v.village), v.day?.day ?? '', (v.text ?? '').replace(/\s/g, ''));
/** The same line of a ledger that no room keeps yet; nothing of it can be read from the key. */
export const lineKey = (op: Op, { countyId, townshipId }: Area, r: LogRow): string => op.services.keys.index(countyId, 'import_kept.line', [townshipId, lineText(r), r.values.copy].join('|')).slice(0, 36);

/** Everyone a row names, by name and sound number. */
export function namesOf(r: ParsedRow): { name: string; idNo: string | null }[] {
  const sound = (id: { idNo: string | null; kept: boolean } | null): string | null => (id?.idNo && !id.kept ? id.idNo : null);
  switch (r.shape) {
    case 'member': case 'inflow': case 'migrant': case 'contact': return [{ name: r.values.name, idNo: sound(r.values.id) }];
    case 'family': return [{ name: r.values.name, idNo: sound(r.values.id) }, { name: r.values.memberName, idNo: sound(r.values.memberId) }];
    case 'pairing': return [{ name: r.values.memberName, idNo: null }, { name: r.values.helper, idNo: null }];
    case 'visit': case 'agency': case 'log': return subjectNames(r.values.name).map((name) => ({ name, idNo: sound(r.values.id) }));
    case 'person': return [{ name: r.values.name, idNo: sound(r.values.id) }, { name: r.values.memberName ?? '', idNo: null }, ...(r.values.home ? [{ name: r.values.home.name, idNo: sound(r.values.home.id) }] : []), ...r.values.kin.map((k) => ({ name: k.name ?? '', idNo: k.idNo }))];
  }
}

import { categoryOn, dependentWords, type DependentKind } from '@guiyan/shared/domain/families';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer } from '../../platform/op';
import { visible } from '../accounts';
import { definitionsOf } from '../families';
import { inVillage } from '../orgs';
import { maybePersonOf, nameFor, oncePerPerson, personOf, sameIdsOf, unprotected } from '../people';
import { ageCell, column, ledger, number, phone, sexWords } from './ledger';

interface Row {
  personId: string; countyId: string; familyId: string; village: string | null; member: string | null; name: string; relation: string; sex: string; birth: string; birthPrecision: string; kind: DependentKind; child: boolean; phoneCt: string | null; card: string | null; helpers: string;
}
/** Of a child, by the roster or by its age, the ledger knows the name, the village and whose it is; the rest waits for the guardian's consent. */
const grown = (r: Row, text: string): string => (r.child ? '' : text);

/** R5 Who stayed behind, by the member away. */
export const families = ledger<Row>({
  async read(op, { village }) {
    const where = and(visible(op, 'x', { family: 'family_id' }, { scope: ['clerk', 'secretary'] }), sql(`x.until_day is null and x.kind <> 'member'`), oncePerPerson('x', sql('oq.until_day is null')), unprotected(op, 'p.id', true), village ? inVillage('x.village_id', village) : null);
    const found = await rows<Row>(op.db, sql(
      `select p.id as person_id, p.county_id, x.family_id, v.name as village, ${nameFor(op, 'mp', true)} as member, p.name, x.relation, p.sex, p.birth, p.birth_precision, x.kind, p.phone_ct, k.number as card
       from family_people x ${personOf('p', 'x.person_id')} ${maybePersonOf('mp', 'x.member_person_id')} left join orgs v on v.id = x.village_id left join cards k on k.valid_family_id = x.family_id
       where ${where.text} order by coalesce(v.seq, 99999), x.family_id, x.id`, ...where.params));
    const pairs = visible(op, 'g', { family: 'family_id' }, { scope: ['clerk', 'secretary'] });
    const helpers = new Map<string, string[]>();
    for (const g of await rows<{ familyId: string; name: string }>(op.db, sql(`select g.family_id, ${nameFor(op, 'h', true)} as name from pairings g ${personOf('h', 'g.helper_id')} where g.until_day is null and ${pairs.text} order by g.id`, ...pairs.params)))
      helpers.set(g.familyId, [...(helpers.get(g.familyId) ?? []), g.name]);
    const { askedOf } = await sameIdsOf(op, [...new Set(found.map((r) => r.familyId))]);
    const cards = new Map(found.flatMap((r) => (r.card ? [[r.familyId, r.card] as const] : [])));
    // A household of two merged families has what either of them holds.
    const held = new Map<string, string[]>();
    for (const [id, asked] of askedOf) for (const familyId of asked) held.set(familyId, [...(held.get(familyId) ?? []), id]);
    const defs = await definitionsOf(op, wearer(op).countyId, op.today);
    return found.map((r) => ({ ...r, child: r.kind === 'child' || categoryOn(r, op.today, defs) === 'child', card: (held.get(r.familyId) ?? []).map((id) => cards.get(id)).find(Boolean) ?? null, helpers: [...new Set((held.get(r.familyId) ?? []).flatMap((id) => helpers.get(id) ?? []))].join('、') }));
  },
  columns: [
    number(), column('村(社区)', 12, (r) => r.village ?? ''), column('党员姓名', 10, (r) => r.member ?? ''), column('家属姓名', 10, (r) => r.name), column('关系', 8, (r) => r.relation), column('性别', 6, (r) => grown(r, sexWords(r.sex))),
    column('年龄', 6, (r, { op }) => grown(r, ageCell(r.birth, op.today))), column('身份类别', 10, (r) => dependentWords[r.kind]), column('健康', 10), column('劳动能力', 10),
    column('电话', 14, (r, pen) => grown(r, phone(pen, r.phoneCt, { id: r.personId, county: r.countyId }))), column('享受政策', 12), column('需求', 12), column('家属证号', 16, (r) => r.card ?? ''), column('结对人', 14, (r) => r.helpers),
  ],
});

import { categoryOn, dependentWords, type DependentKind, type TagKind } from '@guiyan/shared/domain/families';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { definitionsOf } from '../families';
import { maybePersonOf, nameFor, oncePerPerson, personOf, unprotected } from '../people';
import { grouped, hasTag, helpersOn, tagsOn } from './home.queries';
import { ageCell, column, health, ledger, number, phone, sexWords, village } from './ledger';
import { byVillage, holds, inPlace, onDay, type Asked } from './place.queries';

interface Row {
  personId: string; countyId: string; familyId: string; keptFamily: string; villageId: string | null; member: string | null; name: string; relation: string; sex: string; birth: string; birthPrecision: string; kind: DependentKind; child: boolean; phoneCt: string | null; card: string; helpers: string; tags: TagKind[];
}
/** Of a child, by the roster or by its age, the ledger knows the name, the village and whose it is; the rest waits for the guardian's consent. */
const grown = (r: Row, text: string): string => (r.child ? '' : text);

/** R5 Who stayed behind on the day, by the member away. */
export const families = ledger<Row>({
  async read(op, asked) {
    const day = asked.until;
    const where = and(inPlace(op, asked, 'x', { family: 'family_id' }), onDay(`${holds('x')} and x.kind <> 'member'`, day), oncePerPerson('x', onDay(holds('oq'), day)), unprotected(op, 'p.id', true));
    const found = byVillage(asked, await rows<Row>(op.db, sql(
      `select p.id as person_id, p.county_id, x.family_id, coalesce(f.survivor_id, f.id) as kept_family, x.village_id, ${nameFor(op, 'mp', true)} as member, p.name, x.relation, p.sex, p.birth, p.birth_precision, x.kind, p.phone_ct
       from family_people x ${personOf('p', 'x.person_id')} join families f on f.id = x.family_id ${maybePersonOf('mp', 'x.member_person_id')}
       where ${where.text} order by x.family_id, x.id`, ...where.params)));
    const [helpers, tags, cards, defs] = [await helpersOn(op, asked), await tagsOn(op, asked), await cardsOn(op, asked), await definitionsOf(op, wearer(op).countyId, day)];
    return found.map((r) => ({ ...r, child: r.kind === 'child' || categoryOn(r, day, defs) === 'child', card: cards.get(r.keptFamily)?.at(-1) ?? '', helpers: (helpers.get(r.keptFamily) ?? []).join('、'), tags: tags.get(r.personId) ?? [] }));
  },
  columns: [
    number(), village(), column('党员姓名', 10, (r) => r.member ?? ''), column('家属姓名', 10, (r) => r.name), column('关系', 8, (r) => r.relation), column('性别', 6, (r) => grown(r, sexWords(r.sex))),
    column('年龄', 6, (r, pen) => grown(r, ageCell(r.birth, pen))), column('身份类别', 10, (r) => dependentWords[r.kind]), health('健康', 12, (r) => grown(r, hasTag(r.tags, 'serious_illness', 'ill', 'disabled'))), health('劳动能力', 10, (r) => grown(r, hasTag(r.tags, 'no_labour'))),
    column('电话', 14, (r, pen) => grown(r, phone(pen, r.phoneCt, { id: r.personId, county: r.countyId }))), column('享受政策', 12, (r) => grown(r, hasTag(r.tags, 'five_guarantees'))), column('需求', 12), column('家属证号', 16, (r) => r.card), column('结对人', 14, (r) => r.helpers),
  ],
});

/** The card that was good on the day, by the family that was kept. */
async function cardsOn(op: Op, asked: Asked): Promise<Map<string, string[]>> {
  const where = and(inPlace(op, asked, 'k', { family: 'family_id' }), onDay('k.issued_on <= ? and k.valid_until >= ? and (k.voided_on is null or k.voided_on > ?)', asked.until));
  return grouped(await rows<{ familyId: string; number: string }>(op.db, sql(`select coalesce(f.survivor_id, f.id) as family_id, k.number from cards k join families f on f.id = k.family_id where ${where.text} order by k.id`, ...where.params)), (k) => k.familyId, (k) => k.number);
}

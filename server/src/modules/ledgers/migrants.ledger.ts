import { migrantsUnnamed } from '@guiyan/shared/domain/migrants';
import { trades, tradeWords } from '@guiyan/shared/domain/members';
import { and, rows, sql } from '../../platform/db/sql';
import { awayOn, presentFigures } from '../migrants';
import { personOf, unprotected } from '../people';
import { column, ledger, number, phone, placeCell, village } from './ledger';
import { byVillage, inPlace } from './place.queries';

interface Row { personId: string | null; countyId: string; villageId: string; name: string; phoneCt: string | null; province: string; city: string; trade: string | null; activist: number | boolean; brought: number; fromDay: string; people: number; note: string }
const tradeOf = (code: string | null): string => { const known = trades.find((t) => t === code); return known ? tradeWords[known] : ''; };

/** R9 Those who are named, and a line a village for those its total tells of beside them: the lines add up to the figure. */
export const migrants = ledger<Row>({
  async read(op, asked) {
    const where = and(await awayOn(op, asked.until), inPlace(op, asked, 'g', { person: 'person_id' }), unprotected(op, 'p.id', true));
    const named = byVillage(asked, await rows<Row>(op.db, sql(
      `select p.id as person_id, g.county_id, g.village_id, p.name, p.phone_ct, g.province, g.city, g.trade, g.activist, g.brought, g.from_day, 1 as people, '' as note
       from migrants g ${personOf('p', 'g.person_id')} where ${where.text} order by g.id`, ...where.params)));
    const figures = (await presentFigures(op, { asOf: asked.until })).villages.filter((v) => (!asked.place.villages || asked.place.villages.includes(v.villageId)) && migrantsUnnamed(v) > 0);
    const rest = figures.map((v): Row => ({
      personId: null, countyId: '', villageId: v.villageId, name: '（未列名）', phoneCt: null, province: '', city: '', trade: null, activist: false, brought: 0, fromDay: '', people: migrantsUnnamed(v), note: `${v.source}，${v.totalOn ?? ''} 共 ${v.total ?? 0} 人`,
    }));
    return [...named, ...rest];
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('联系电话', 14, (r, pen) => phone(pen, r.phoneCt, { id: r.personId, county: r.countyId })), column('外出地点', 16, placeCell),
    column('从事行业', 12, (r) => tradeOf(r.trade)), column('登记时间', 11, (r) => r.fromDay), column('积极分子', 10, (r) => (r.activist ? '是' : '')), column('带动劳动力', 12, (r) => (Number(r.brought) ? String(r.brought) : '')), column('人数', 8, (r) => String(r.people)), column('备注', 24, (r) => r.note),
  ],
});

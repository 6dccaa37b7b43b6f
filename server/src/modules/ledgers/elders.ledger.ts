import { atHome, hasTag, healthWords, party, type AtHome } from './home.queries';
import { ageCell, column, health, idNo, ledger, number, placeCell, sexWords, sharedPhone, village } from './ledger';
import { villageName } from './place.queries';

/** The member away is the old person's own child, as the roster says. */
const isParent = (r: AtHome): boolean => /[父母爸妈爹娘]|公公|婆婆/u.test(r.relation) && !/祖|外/u.test(r.relation);

/** R5 留守和空巢老人 on the day. */
export const elders = ledger<AtHome>({
  read: (op, asked) => atHome(op, asked, 'elder'),
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('性别', 6, (r) => sexWords(r.sex)), column('年龄', 6, (r, pen) => ageCell(r.birth, pen)), column('身份证号', 21, (r, pen) => idNo(pen, r.idNoCt, { id: r.personId, county: r.countyId })),
    column('住址', 16, (r, { asked }) => `${villageName(asked.place, r.villageId)}${r.groupName}`), column('居住方式', 10, (r) => hasTag(r.tags, 'empty_nest')), health('健康/失能等级', 16, (r) => healthWords(r.tags)), health('慢性病', 10), column('经济来源', 12),
    column('低保/特困/高龄津贴', 14, (r) => hasTag(r.tags, 'five_guarantees', 'advanced_age')), column('子女姓名', 10, (r, { op }) => (isParent(r) ? party(op, r.member ?? '') : '')), column('子女务工地', 16, (r, { op }) => (isParent(r) ? party(op, placeCell(r)) : '')),
    column('子女电话', 14, (r, pen) => (isParent(r) ? party(pen.op, sharedPhone(pen, r.memberPhoneCt, { id: r.memberId, county: r.countyId })) : '')), column('返乡频次', 10), column('紧急联系人', 12), column('探访人', 12, (r) => r.helpers), column('探访等级', 8), column('家庭医生', 10), column('备注', 12),
  ],
});

import { livingWays, livingWords } from '@guiyan/shared/domain/elders';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { contactsOf, everyElder, healthOf, type ElderLine } from '../elders';
import { ageCell, column, health, ledger, number, phone, village } from './ledger';
import { inPlace } from './place.queries';

const livingOf = (e: ElderLine): string => { const known = livingWays.find((w) => w === e.living); return known ? livingWords[known] : ''; };

/** H14 What a village hands over to civil affairs about its elders. Health stands in no ledger but one in full, which two people answer for. */
export const elderFiles = ledger<ElderLine>({
  read: (op, asked) => everyElder(op, inPlace(op, asked, 'f', { family: 'id' })),
  columns: [
    number(), village(), column('组别', 8, (e) => e.groupName), column('姓名', 10, (e) => e.name), column('年龄', 6, (e, pen) => ageCell(e.birth, pen)), column('联系电话', 14, (e, pen) => phone(pen, e.phoneCt, { id: e.personId, county: e.countyId })),
    column('居住方式', 12, livingOf), column('紧急联系人', 26, (e, { op, full }) => contactsOf(op, e).map((c) => [c.name, c.relation, full ? c.phone : maskPhone(c.phone)].filter(Boolean).join(' ')).join('；')), health('健康', 20, (e, { op, full }) => (full ? healthOf(op, e) : '')),
    column('今年走访', 9, (e) => String(Number(e.visits))), column('上次走访', 11, (e) => e.lastVisitOn ?? ''), column('家庭医生', 9, (e) => (Number(e.doctor) ? '已签' : '未签')), column('探访人', 10), column('移交签收', 10),
  ],
});

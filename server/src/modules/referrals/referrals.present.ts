import type { Output } from '@guiyan/shared/contract';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { phoneOf } from '../people';
import { placeOf } from './referrals.actions';
import { getOwnReferral, listCounsellors, notesOf, type ReferralLine } from './referrals.queries';

const pinyin = new Intl.Collator('zh-CN');
export const presentCounsellors = async (op: Op): Promise<Output<'referrals.counsellors'>> => ({ rows: (await listCounsellors(op)).sort((a, b) => pinyin.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1)) });
export const presentReferral = (op: Op, r: ReferralLine): Output<'referrals.make'> => ({
  id: r.id, personId: r.personId, person: r.person, village: r.village ?? '', counsellor: r.counsellor, on: r.onDay, takenOn: r.takenOn, endedOn: r.endedOn, can: wearer(op).hat === 'helper' && [wearer(op).personId, ...(wearer(op).samePeople ?? [])].includes(r.counsellorId) ? ['open'] : [],
});
export async function presentFile(op: Op, id: string): Promise<Output<'referrals.get'>> {
  const r = await getOwnReferral(op, id);
  const phone = phoneOf(op, { id: r.keptId, countyId: r.countyId, phoneCt: r.phoneCt });
  return { ...presentReferral(op, r), reason: op.services.keys.open(r.reasonCt, placeOf('referrals', r)), phone: phone && maskPhone(phone), notes: (await notesOf(op, id)).map((n) => ({ at: Number(n.at), words: op.services.keys.open(n.wordsCt, placeOf('referral_notes', n)) })) };
}

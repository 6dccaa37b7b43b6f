import type { Output } from '@guiyan/shared/contract';
import type { Op } from '../../platform/op';
import { findFamily } from '../families';
import { ownFamily } from './asks.actions';
import { tokenOf } from './cards.actions';
import { heldCard } from './cards.queries';
import { cardState } from './cards.rules';

/** Where a mini-program code leads: the counter's own page. */
const PAGE = 'cards/scan/index';

/** F3 WeChat draws it: the card's id as scene, nothing of a person. Asked for in a read, so no transaction waits for WeChat. Null without it or without a card that holds. */
export async function presentWxacode(op: Op): Promise<Output<'cards.wxacode'>> {
  const familyId = await ownFamily(op);
  const family = familyId ? await findFamily(op, familyId) : null;
  const card = family && (await heldCard(op, family.id));
  const { wechat } = op.services;
  if (!card || cardState(card, op.today) !== 'valid' || !wechat) return { image: null };
  return { image: (await wechat.wxacode(tokenOf(op, card), PAGE)).toString('base64') };
}

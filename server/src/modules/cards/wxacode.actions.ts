import type { Prepared } from '../../platform/handlers';
import { createOp } from '../../platform/op';
import { findFamily } from '../families';
import { ownFamily } from './asks.actions';
import { tokenOf } from './cards.actions';
import { heldCard } from './cards.queries';
import { cardState } from './cards.rules';

/** Where a mini-program code leads: the counter's own page. */
const PAGE = 'cards/scan/index';

/** F3 WeChat draws it: the card's id as scene, nothing of a person. Null without WeChat or without a card that holds. */
export const wxacode: Prepared<'cards.wxacode'> = {
  async ahead(services, _input, actor) {
    const token = await services.db.read(async (m) => {
      const op = createOp(services, m, actor);
      const familyId = await ownFamily(op);
      const family = familyId ? await findFamily(op, familyId) : null;
      const card = family && (await heldCard(op, family.id));
      return card && cardState(card, op.today) === 'valid' ? tokenOf(op, card) : null;
    });
    if (!token || !services.wechat) return null;
    return (await services.wechat.wxacode(token, PAGE)).toString('base64');
  },
  run: async (_op, _input, image: string | null) => ({ image }),
};

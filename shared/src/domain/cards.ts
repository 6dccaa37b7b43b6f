/** 流动党员家属证: one valid card a family. */
export const cardStates = ['valid', 'void', 'expired'] as const;
export type CardState = (typeof cardStates)[number];
export const cardValidYears = 2;
/** 128 random bits as base64url: fits WeChat's 32-character scene and cannot be guessed. */
export const cardTokenPattern = /^[A-Za-z0-9_-]{22}$/;
export const voidReasons = ['returned', 'lost', 'mistake'] as const;
/** What the holder reads of each reason, and what to do; a window never does. */
export const voidLines: Record<(typeof voidReasons)[number], string> = {
  returned: '家里的党员返乡了，这张证用到今天为止。再出去的时候，可以重新申请。',
  lost: '这张证报了丢失，已经作废。申请补一张，补来的是新号。',
  mistake: '这张证发错了，已经作废。请到村里问一问，该有的会重新发。',
};
export const voidReasonWords: Record<(typeof voidReasons)[number], string> = { returned: '党员返乡', lost: '证丢了', mistake: '发错了' };

/** F1 The way to a card: asked by the family or for it, checked in the village, approved by the township, issued with others. */
export const askStates = ['asked', 'checked', 'approved', 'issued', 'refused', 'closed'] as const;
export type AskState = (typeof askStates)[number];
export const openAskStates: readonly AskState[] = ['asked', 'checked', 'approved'];
/** A first card, more days on the one that is held, another one in the place of a lost one. */
export const askKinds = ['new', 'renew', 'again'] as const;
export type AskKind = (typeof askKinds)[number];
export const askKindWords: Record<AskKind, string> = { new: '新办', renew: '续期', again: '补办' };
export const refuseReasons = ['nobody_away', 'has_card', 'facts', 'other'] as const;
export type RefuseReason = (typeof refuseReasons)[number];
export const refuseReasonWords: Record<RefuseReason, string> = { nobody_away: '家里现在没有党员在外', has_card: '家里已经有一张有效的', facts: '资料对不上', other: '别的原因' };
export const refuseLines: Record<RefuseReason, string> = {
  nobody_away: '名册上你家现在没有党员在外。要是已经出去了，先请村里登记外出，再申请。',
  has_card: '你家已经有一张有效的证，家里几个人出去都用这一张。',
  facts: '资料和名册对不上，请到村里核对一下，再申请。',
  other: '请到村里问一问。',
};
/** Days before the last one from which a card may be renewed. */
export const RENEW_DAYS = 60;

/** M4 一次茶话会, and other meetings as far as their invitations, attendance and what is to follow. */
export const meetingKinds = ['tea_party', 'forum', 'elders', 'peer', 'other'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingKindWords: Record<MeetingKind, string> = { tea_party: '茶话会', forum: '座谈会', elders: '老人座谈', peer: '手拉手', other: '别的会' };
export const meetingStates = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingStateWords: Record<MeetingState, string> = { planned: '要开', held: '开过了', cancelled: '不开了' };
/** Who is asked: home for the feast, stayed at home, or away and perhaps coming. */
export const inviteeKinds = ['home', 'stayed', 'away'] as const;
export type InviteeKind = (typeof inviteeKinds)[number];
export const inviteeKindWords: Record<InviteeKind, string> = { home: '回来过节的', stayed: '在家的', away: '还在外面的' };
/** `listen`: he stays where he is and is told by phone what was said. */
export const replies = ['yes', 'maybe', 'listen', 'no'] as const;
export type Reply = (typeof replies)[number];
export const replyWords: Record<Reply, string> = { yes: '来', maybe: '说不准', listen: '电话里听', no: '来不了' };
/** H13 Who is asked besides members: children and elders at home, and helpers of the families there. */
export const guestKinds = ['child', 'elder', 'helper'] as const;
export type GuestKind = (typeof guestKinds)[number];
export const guestKindWords: Record<GuestKind, string> = { child: '孩子', elder: '老人', helper: '帮扶人' };
/** Hand in hand goes one of a family with one of another, or with a helper; two helpers need nobody's hand. */
export const mayPair = (a: { kind: GuestKind; familyId: string | null }, b: { kind: GuestKind; familyId: string | null }): boolean => (a.kind !== 'helper' || b.kind !== 'helper') && (a.familyId === null || a.familyId !== b.familyId);

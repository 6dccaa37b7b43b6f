import { z } from 'zod';
import { hats } from '../domain/hats';
import { partNames } from '../domain/parts';
import { Contract, Day, Id, Instant, Nothing, Paging, Phone, page, someWords } from './define';
import { OwnLabels } from './settings';

export const HatName = z.enum(hats);

export const HatView = z.object({
  id: Id, hat: HatName, title: z.string(), name: z.string(), place: z.string(),
  countyId: Id, townshipId: Id.nullable(), villageId: Id.nullable(), orgId: Id.nullable(),
  personId: Id.nullable(), familyId: Id.nullable(), since: Day, until: Day.nullable(),
});
export type HatView = z.output<typeof HatView>;

export const Session = z.object({
  accessToken: z.string(), expiresIn: z.int(),
  /** null where it travels as an HttpOnly cookie (H5 and office web). */
  refreshToken: z.string().nullable(),
  user: z.object({ id: Id, phone: z.string().nullable() }),
  hat: HatView.nullable(), hats: z.array(HatView), today: Day,
  /** Where the hat worn now belongs, widest first: county, township, village. */
  path: z.array(z.string()),
  /** X13 The county's own words, only where it says otherwise. */
  labels: OwnLabels,
  /** X16 What the county does without today: its screens are not offered. */
  off: z.array(z.enum(partNames)),
});
export type Session = z.output<typeof Session>;

/** `cookie`: keep the refresh token in an HttpOnly cookie; `body`: answer it (mini-program). */
const Keep = z.enum(['cookie', 'body']).default('cookie');

export const BindRequest = z.object({
  id: Id, at: Instant, name: z.string(), phone: z.string(), why: z.enum(['no_id', 'damaged_id', 'phone_differs']),
  personId: Id, personName: z.string(), village: z.string(), can: z.array(z.enum(['approve', 'refuse'])),
});
export const Invite = z.object({
  id: Id, hat: HatName, title: z.string(), name: z.string(), phone: z.string().nullable(), place: z.string(),
  expiresOn: Day, status: z.enum(['open', 'used', 'ended', 'expired']), can: z.array(z.enum(['revoke'])),
});

export const accounts = {
  'session.options': { kind: 'read', hats: 'public', input: Nothing, about: 'What this installation offers to sign in with.',
    output: z.object({ demo: z.boolean(), wechat: z.boolean(), county: z.string(), hats: z.array(z.object({ hat: HatName, title: z.string(), name: z.string(), place: z.string() })) }) },
  'session.sendCode': { kind: 'session', hats: 'public', sends: true, about: 'Sends a one-time code; the answer is the same for known and unknown phones. 429 auth.code_too_often.',
    input: z.object({ phone: Phone }), output: z.object({ waitSeconds: z.int() }) },
  'session.verifyCode': { kind: 'session', hats: 'public', about: 'Signs in by phone and code; makes the account on first use. 401 auth.code_wrong, 429 auth.code_too_many.',
    input: z.object({ phone: Phone, code: z.string().regex(/^\d{6}$/), keep: Keep }), output: Session },
  'session.wechat': { kind: 'session', hats: 'public', about: 'Signs in by a WeChat login code and, the first time, a phone code. 401 auth.wechat_failed, 409 auth.phone_needed.',
    input: z.object({ code: z.string().min(1).max(200), phoneCode: z.string().min(1).max(200).optional(), keep: Keep }), output: Session },
  'session.demo': { kind: 'session', hats: 'public', about: 'Puts on a demo hat; 403 auth.no_demo unless the database is the demo one.',
    input: z.object({ hat: HatName, keep: Keep }), output: Session },
  'session.refresh': { kind: 'session', hats: 'public', about: 'Rotates the refresh token; reuse of an old one ends the family of tokens. 401 auth.refresh_invalid.',
    input: z.object({ refreshToken: z.string().max(200).optional() }), output: Session },
  'session.switchHat': { kind: 'session', hats: 'user', about: 'Puts on another of one’s own hats.', input: z.object({ hatId: Id }), output: Session },
  'session.end': { kind: 'session', hats: 'user', about: 'Signs out here.', input: Nothing, output: Nothing },

  'accounts.bindMember': { kind: 'write', hats: 'user', about: 'X14 Binds the account to a person of the roster by phone, name and the last four of the ID. `waiting` when a liaison must look. 404 bind.no_match, 429 bind.too_many after five wrong tries.',
    input: z.object({ name: someWords(30), idLast4: z.string().regex(/^[\dXx]{4}$/) }),
    output: z.object({ status: z.enum(['bound', 'waiting']), hat: HatView.nullable() }) },
  'accounts.bindFamily': { kind: 'write', hats: 'user', about: 'X14 Binds the account to a family by the phone in the family roster and the name of the member away.',
    input: z.object({ memberName: someWords(30) }), output: z.object({ status: z.enum(['bound']), hat: HatView }) },
  'accounts.bindRequests': { kind: 'read', personal: 'list', hats: ['liaison', 'secretary', 'clerk'], about: 'X14 Bindings in doubt that wait for a person.', input: Nothing, output: z.object({ rows: z.array(BindRequest) }) },
  'accounts.approveBind': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'X14 Says that the account is that person.', input: z.object({ id: Id }), output: Nothing },
  'accounts.refuseBind': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'X14 Says that it is not.', input: z.object({ id: Id, reason: someWords(100) }), output: Nothing },

  'accounts.invite': { kind: 'write', hats: ['county', 'clerk', 'secretary', 'liaison'], about: 'X15 Invites a person to a hat inside one’s own scope; the code is shown once.',
    input: z.object({ hat: HatName, name: someWords(30), phone: Phone.optional(), orgId: Id.optional(), personId: Id.optional(), familyId: Id.optional() }),
    output: z.object({ id: Id, code: z.string(), expiresOn: Day }) },
  'accounts.acceptInvite': { kind: 'write', hats: 'user', about: 'X15 Takes the hat an invite offers. 404 invite.unknown, 409 invite.not_open, 403 invite.other_phone.',
    input: z.object({ code: z.string().min(8).max(64) }), output: z.object({ hat: HatView }) },
  'accounts.invites': { kind: 'read', hats: ['county', 'clerk', 'secretary', 'liaison'], about: 'X15 Invites of one’s own scope, or those made for one person and hat: the trace on the row they were made from.', input: z.object({ personId: Id.optional(), hat: HatName.optional(), ...Paging }), output: page(Invite) },
  'accounts.revokeInvite': { kind: 'write', hats: ['county', 'clerk', 'secretary', 'liaison'], about: 'X15 Takes an unused invite back.', input: z.object({ id: Id }), output: Nothing },
  'accounts.hats': { kind: 'read', personal: 'list', hats: ['county', 'clerk', 'secretary'], about: 'X15 Who wears which hat inside one’s own scope.', input: z.object({ ...Paging }),
    output: page(HatView.extend({ phone: z.string().nullable(), can: z.array(z.enum(['end'])) })) },
  'accounts.endHat': { kind: 'write', hats: ['county', 'clerk', 'secretary'], about: 'X15 Ends a hat; felt at the next request.', input: z.object({ id: Id, reason: someWords(100) }), output: Nothing },
} satisfies Contract;

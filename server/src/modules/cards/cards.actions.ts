import type { Output, Parsed } from '@guiyan/shared/contract';
import { looksSigned } from '@guiyan/shared/domain/card-code';
import { cardTokenPattern, cardValidYears, type voidReasons } from '@guiyan/shared/domain/cards';
import { addMonths, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { sameSecret } from '../../platform/crypto';
import { change, swap } from '../../platform/db/change';
import { among } from '../../platform/db/sql';
import { AppError, badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId, newToken } from '../../platform/ids';
import { record, wearer, type HatActor, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { familiesWithMemberAway, getFamily, type Family } from '../families';
import { findOrg } from '../orgs';
import { closeAsk, settleAsks } from './asks.steps';
import type { CardAskRow } from './asks.entity';
import { approvedAsks, stillAway } from './asks.queries';
import { Card, CardCounter, CardScan } from './cards.entity';
import { ensureKey, readSigned, revoke } from './keys.actions';
import { countVain, counterOf, familiesWithCard, findByNumber, findByToken, getCard, getCardOfCounty, heldCard } from './cards.queries';
import { cardNumber, cardState, codeOf, ID_TRIES, placeLetters, readTyped, TYPED_TRIES } from './cards.rules';

type VoidReason = (typeof voidReasons)[number];
/** Ids in one event. */
const BATCH = 500;
const placeOf = (f: { townshipId: string | null; countyId: string }): string => f.townshipId ?? f.countyId;

/** F1 One valid card a family: families that hold one get none, however often and by how many at once it is asked. */
export async function issueBatch(op: Op, { familyIds, approved }: Parsed<'cards.issueBatch'>): Promise<Output<'cards.issueBatch'>> {
  await ensureKey(op, wearer(op).countyId);
  const asks = approved ? await approvedAsks(op) : [];
  const renewed = await renewAll(op, asks.filter((q) => q.kind === 'renew'));
  const wanted = approved ? await whoAsked(op, asks) : await whoGetsOne(op, familyIds);
  const carded = await familiesWithCard(op, wanted.map((f) => f.id));
  const away = await stillAway(op, wanted.filter((f) => !carded.has(f.id)).map((f) => f.id));
  const without = wanted.filter((f) => away.has(f.id));
  const issued: Card[] = [];
  for (const place of [...new Set(without.map(placeOf))].sort()) issued.push(...(await issueIn(op, without.filter((f) => placeOf(f) === place))));
  await settleAsks(op, issued);
  for (let i = 0; i < issued.length; i += BATCH) await record(op, 'card.issued', { cardIds: issued.slice(i, i + BATCH).map((k) => k.id) });
  return { issued: issued.length + renewed, already: wanted.length - issued.length };
}

/** Families whose asking was approved; where nobody is away any more it is closed. */
async function whoAsked(op: Op, asks: readonly CardAskRow[]): Promise<Family[]> {
  const byId = new Map((await familiesWithMemberAway(op)).map((f) => [f.id, f]));
  const open = asks.filter((q) => q.kind !== 'renew');
  for (const q of open.filter((one) => !byId.has(one.familyId))) await closeAsk(op, q, 'nobody_away');
  return open.flatMap((q) => byId.get(q.familyId) ?? []);
}

/** F1 The same number, two years more: from the last day, or from today when that has passed. */
async function renewAll(op: Op, asks: readonly CardAskRow[]): Promise<number> {
  let done = 0;
  for (const q of asks) {
    const card = await heldCard(op, q.familyId);
    const from = card && card.validUntil > op.today ? card.validUntil : op.today;
    const more = { validUntil: addMonths(from, cardValidYears * 12), renewedOn: op.today };
    if (!card || !(await stillAway(op, [q.familyId])).has(q.familyId) || !(await swap(op.db, Card, { id: card.id, status: 'valid', validUntil: card.validUntil }, more))) {
      await closeAsk(op, q, card ? 'nobody_away' : 'other');
      continue;
    }
    await settleAsks(op, [{ ...card, ...more }]);
    await record(op, 'card.renewed', { cardId: card.id, familyId: card.familyId }, { subjectId: card.familyId });
    done += 1;
  }
  return done;
}

async function whoGetsOne(op: Op, familyIds: readonly string[] | undefined): Promise<Family[]> {
  const away = await familiesWithMemberAway(op);
  if (!familyIds) return away;
  const byId = new Map(away.map((f) => [f.id, f]));
  const wanted: Family[] = [];
  for (const id of new Set(familyIds)) {
    const family = byId.get(id);
    if (!family) {
      await getFamily(op, id);
      throw conflict('card.nobody_away');
    }
    wanted.push(family);
  }
  return wanted;
}

/** All families are of one township: whoever takes its numbers first makes the others wait for the outcome. */
async function issueIn(op: Op, families: readonly Family[]): Promise<Card[]> {
  const { prefix, first } = await takeNumbers(op, families[0]!, families.length);
  for (let i = 0; i < families.length; i += 300) {
    const past = among('family_id', families.slice(i, i + 300).map((f) => f.id));
    await op.db.query(`update cards set valid_family_id = null where valid_family_id is not null and valid_until < ? and ${past.text}`, [op.today, ...past.params]);
  }
  const issued: Card[] = [];
  for (const f of families) {
    const id = newId();
    const token = newToken();
    const card: Card = {
      id, countyId: f.countyId, townshipId: f.townshipId, villageId: f.villageId, familyId: f.id, number: cardNumber(prefix, first + issued.length), tokenMac: tokenMac(op, token),
      tokenCt: op.services.keys.seal(token, { table: 'cards', column: 'token', row: id, county: f.countyId }), status: 'valid', validFamilyId: f.id, issuedOn: op.today, validUntil: addMonths(op.today, cardValidYears * 12),
      voidedOn: null, voidReason: '', voidWords: '', voidedBy: null, issuedBy: op.actor?.userId ?? null, renewedOn: null,
    };
    if (await orKnown(op.db.insert(Card, card))) issued.push(card);
  }
  const left = families.length - issued.length;
  // Nobody else could take a number meanwhile, so unused ones go back and the sequence has no gap.
  if (left) await op.db.query('update card_counters set issued = issued - ? where place_id = ?', [left, placeOf(families[0]!)]);
  return issued;
}

async function takeNumbers(op: Op, of: Family, n: number): Promise<{ prefix: string; first: number }> {
  const placeId = placeOf(of);
  const take = () => swap(op.db, CardCounter, { placeId }, { issued: (() => `issued + ${n}`) as never });
  const letters = placeLetters((await findOrg(op, placeId))?.name ?? '');
  // Two townships may share their letters: the later one gets a digit.
  for (let turn = 1; !(await take()); turn += 1) await orKnown(op.db.insert(CardCounter, { id: newId(), countyId: of.countyId, placeId, prefix: turn === 1 ? letters : `${letters}${turn}`, issued: 0 }));
  const counter = (await counterOf(op, placeId))!;
  return { prefix: counter.prefix, first: counter.issued - n + 1 };
}

export const tokenMac = (op: Op, token: string): string => op.services.keys.mac('card-token', token);
export const tokenOf = (op: Op, card: Card): string => op.services.keys.open(card.tokenCt, { table: 'cards', column: 'token', row: card.id, county: card.countyId });

/** What the family reads out where its code cannot be scanned. */
export const codeOfCard = (op: Op, card: Card): string => codeOf(op.services.keys.mac('card-code', tokenOf(op, card)));

export async function voidCard(op: Op, { id, reason, words }: Parsed<'cards.void'>): Promise<Card> {
  const card = await getCard(op, id);
  ensure(cardState(card, op.today) === 'valid', conflict('card.not_valid'));
  return endCard(op, card, reason, words);
}

/** Void for good, and on the list that windows without a network read. */
export async function endCard(op: Op, card: Card, reason: VoidReason, words = ''): Promise<Card> {
  const patch = { status: 'void', validFamilyId: null, voidedOn: op.today, voidReason: reason, voidWords: words, voidedBy: op.actor?.userId ?? null };
  await change(op.db, Card, { id: card.id, status: 'valid' }, patch, conflict('card.not_valid'));
  await revoke(op, card, tokenOf(op, card));
  await record(op, 'card.voided', { cardId: card.id, familyId: card.familyId, reason }, { countyId: card.countyId, townshipId: card.townshipId, subjectId: card.familyId });
  return { ...card, ...patch };
}

/** Whoever stands at a counter, with its unit. */
export function atWindow(op: Op): HatActor & { orgId: string } {
  const actor = wearer(op);
  ensure(actor.orgId, notAllowed());
  return { ...actor, orgId: actor.orgId };
}

/** F3 The card when it is good here and today; every look is written down, also at what is no card. */
export async function scan(op: Op, { token, offline }: Parsed<'cards.scan'>): Promise<Card | null> {
  const { countyId, orgId, userId } = atWindow(op);
  if (offline) return scannedBefore(op, token, offline);
  const card = await findShown(op, orgId, token);
  const valid = card !== null && cardState(card, op.today) === 'valid';
  await op.db.insert(CardScan, { id: newId(), countyId, orgId, userId, cardId: card?.id ?? null, valid, at: op.now, ...onTheSpot });
  await record(op, 'card.scanned', { cardId: card?.id ?? null, valid, orgId }, { subjectId: card?.familyId ?? null });
  return valid ? card : null;
}
const onTheSpot = { seenKey: null, saw: null, sentAt: null, listAt: null, tooLate: null };

/** Signed, typed, or the bare id of a mini-program code. */
async function findShown(op: Op, orgId: string, shown: string): Promise<Card | null> {
  const text = shown.trim();
  if (looksSigned(text)) {
    const read = await readSigned(op, text, op.today);
    return read ? findByToken(op, tokenMac(op, read.token)) : null;
  }
  const typed = readTyped(text);
  if (typed) return findByTyping(op, orgId, typed);
  const isId = cardTokenPattern.test(text);
  ensure(!isId || (await countVain(op, orgId, startOfDay(op.today))) < ID_TRIES, new AppError('card.typed_too_often', 429));
  return isId ? findByToken(op, tokenMac(op, text)) : null;
}

/** F4 A look without a network, sent later: what the window saw then stands, once; whether the card already counted no more is written beside it. */
async function scannedBefore(op: Op, token: string, { saw, at, listAt }: NonNullable<Parsed<'cards.scan'>['offline']>): Promise<Card | null> {
  const { countyId, orgId, userId } = atWindow(op);
  ensure(at <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const read = await readSigned(op, token.trim(), shanghaiDay(at));
  const card = read ? await findByToken(op, tokenMac(op, read.token)) : null;
  const valid = card !== null && saw === 'valid';
  const tooLate = valid && card.voidedOn !== null && card.voidedOn < shanghaiDay(at);
  const seenKey = `${orgId}|${at}|${card?.id ?? ''}`;
  if (await orKnown(op.db.insert(CardScan, { id: newId(), countyId, orgId, userId, cardId: card?.id ?? null, valid, at, seenKey, saw, sentAt: op.now, listAt, tooLate }))) await record(op, 'card.scanned', { cardId: card?.id ?? null, valid, orgId, saw }, { subjectId: card?.familyId ?? null });
  return card && cardState(card, op.today) === 'valid' ? card : null;
}

/** Where there is no lens: the number alone is in everybody's sight, so the six digits must fit too. */
async function findByTyping(op: Op, orgId: string, { number, code }: { number: string; code: string }): Promise<Card | null> {
  ensure((await countVain(op, orgId, startOfDay(op.today))) < TYPED_TRIES, new AppError('card.typed_too_often', 429));
  const card = await findByNumber(op, number);
  return card && sameSecret(codeOfCard(op, card), code) ? card : null;
}

/** The card of the county a window speaks of: by its row, or by the id in its code where only the phone has seen it. */
export async function getCardShown(op: Op, { cardId, code }: { cardId?: string | undefined; code?: string | undefined }): Promise<Card> {
  if (cardId) return getCardOfCounty(op, cardId);
  const card = code ? await findByToken(op, tokenMac(op, code)) : null;
  if (!card) throw notFound();
  return card;
}

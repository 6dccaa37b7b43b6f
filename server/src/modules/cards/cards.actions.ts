import type { Output, Parsed } from '@guiyan/shared/contract';
import { cardValidYears } from '@guiyan/shared/domain/cards';
import { addMonths, startOfDay } from '@guiyan/shared/domain/dates';
import { sameSecret } from '../../platform/crypto';
import { change, swap } from '../../platform/db/change';
import { among } from '../../platform/db/sql';
import { AppError, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId, newToken } from '../../platform/ids';
import { record, wearer, type HatActor, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { familiesWithMemberAway, getFamily, type Family } from '../families';
import { findOrg } from '../orgs';
import { Card, CardCounter, CardScan } from './cards.entity';
import { countVain, counterOf, familiesWithCard, findByNumber, findByToken, getCard } from './cards.queries';
import { cardNumber, cardState, codeOf, placeLetters, readTyped, TYPED_TRIES } from './cards.rules';

/** Ids in one event. */
const BATCH = 500;
const placeOf = (f: { townshipId: string | null; countyId: string }): string => f.townshipId ?? f.countyId;

/** F1 One valid card a family: families that hold one get none, however often and by how many at once it is asked. */
export async function issueBatch(op: Op, { familyIds }: Parsed<'cards.issueBatch'>): Promise<Output<'cards.issueBatch'>> {
  const wanted = await whoGetsOne(op, familyIds);
  const carded = await familiesWithCard(op, wanted.map((f) => f.id));
  const without = wanted.filter((f) => !carded.has(f.id));
  const issued: string[] = [];
  for (const place of [...new Set(without.map(placeOf))].sort()) issued.push(...(await issueIn(op, without.filter((f) => placeOf(f) === place))));
  for (let i = 0; i < issued.length; i += BATCH) await record(op, 'card.issued', { cardIds: issued.slice(i, i + BATCH) });
  return { issued: issued.length, already: wanted.length - issued.length };
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
async function issueIn(op: Op, families: readonly Family[]): Promise<string[]> {
  const { prefix, first } = await takeNumbers(op, families[0]!, families.length);
  for (let i = 0; i < families.length; i += 300) {
    const past = among('family_id', families.slice(i, i + 300).map((f) => f.id));
    await op.db.query(`update cards set valid_family_id = null where valid_family_id is not null and valid_until < ? and ${past.text}`, [op.today, ...past.params]);
  }
  const issued: string[] = [];
  for (const f of families) {
    const id = newId();
    const token = newToken();
    const made = await orKnown(op.db.insert(Card, {
      id, countyId: f.countyId, townshipId: f.townshipId, villageId: f.villageId, familyId: f.id, number: cardNumber(prefix, first + issued.length), tokenMac: tokenMac(op, token),
      tokenCt: op.services.keys.seal(token, { table: 'cards', column: 'token', row: id, county: f.countyId }), status: 'valid', validFamilyId: f.id, issuedOn: op.today, validUntil: addMonths(op.today, cardValidYears * 12),
      voidedOn: null, voidReason: '', voidWords: '', voidedBy: null, issuedBy: op.actor?.userId ?? null,
    }));
    if (made) issued.push(id);
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

const tokenMac = (op: Op, token: string): string => op.services.keys.mac('card-token', token);
export const tokenOf = (op: Op, card: Card): string => op.services.keys.open(card.tokenCt, { table: 'cards', column: 'token', row: card.id, county: card.countyId });

/** What the family reads out where its code cannot be scanned. */
export const codeOfCard = (op: Op, card: Card): string => codeOf(op.services.keys.mac('card-code', tokenOf(op, card)));

export async function voidCard(op: Op, { id, reason, words }: Parsed<'cards.void'>): Promise<Card> {
  const card = await getCard(op, id);
  ensure(cardState(card, op.today) === 'valid', conflict('card.not_valid'));
  const patch = { status: 'void', validFamilyId: null, voidedOn: op.today, voidReason: reason, voidWords: words, voidedBy: wearer(op).userId };
  await change(op.db, Card, { id, status: 'valid' }, patch, conflict('card.not_valid'));
  await record(op, 'card.voided', { cardId: id, familyId: card.familyId, reason }, { subjectId: card.familyId });
  return { ...card, ...patch };
}

/** Whoever stands at a counter, with its unit. */
export function atWindow(op: Op): HatActor & { orgId: string } {
  const actor = wearer(op);
  ensure(actor.orgId, notAllowed());
  return { ...actor, orgId: actor.orgId };
}

/** F3 The card when it is good here and today; every look is written down, also at what is no card. */
export async function scan(op: Op, { token }: Parsed<'cards.scan'>): Promise<Card | null> {
  const { countyId, orgId, userId } = atWindow(op);
  const typed = readTyped(token);
  const card = typed ? await findByTyping(op, orgId, typed) : await findByToken(op, tokenMac(op, token.trim()));
  const valid = card !== null && cardState(card, op.today) === 'valid';
  await op.db.insert(CardScan, { id: newId(), countyId, orgId, userId, cardId: card?.id ?? null, valid, at: op.now });
  await record(op, 'card.scanned', { cardId: card?.id ?? null, valid, orgId }, { subjectId: card?.familyId ?? null });
  return valid ? card : null;
}

/** Where there is no lens: the number alone is in everybody's sight, so the six digits must fit too. */
async function findByTyping(op: Op, orgId: string, { number, code }: { number: string; code: string }): Promise<Card | null> {
  ensure((await countVain(op, orgId, startOfDay(op.today))) < TYPED_TRIES, new AppError('card.typed_too_often', 429));
  const card = await findByNumber(op, number);
  return card && sameSecret(codeOfCard(op, card), code) ? card : null;
}

import type { Output, Parsed } from '@guiyan/shared/contract';
import { greetingPeriod, lineFor } from '@guiyan/shared/domain/greetings';
import { change, empty, insertNew } from '../../platform/db/change';
import { conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getMember, noteContact } from '../members';
import { GreetingBatch, GreetingRow } from './greetings.entity';
import { everybodyAway, findBatch, getGreeting, greetedOf, senderOf, type GreetingLine } from './greetings.queries';
import { linePlace } from './greetings.rules';

/** M3 Once a year, occasion and member. A second run reaches those who came since, and nobody twice. */
export async function send(op: Op, { occasion, year, text, lines }: Parsed<'greetings.send'>): Promise<Output<'greetings.send'>> {
  const { townshipId, countyId, name } = wearer(op);
  ensure(townshipId, notFound());
  const thisYear = Number(op.today.slice(0, 4));
  ensure(year === thisYear || year === thisYear + 1, conflict('greeting.year'));
  const people = await everybodyAway(op);
  ensure(people.length, conflict('greeting.nobody'));
  const known = new Set(people.map((m) => m.id));
  ensure(lines.every((l) => known.has(l.memberId)), notFound());
  const batch = await batchOf(op, { townshipId, countyId, name }, greetingPeriod(occasion, year), text);
  const [greeted, own] = [await greetedOf(op, people.map((m) => m.id), occasion, year), new Map(lines.map((l) => [l.memberId, l.line]))];
  const fresh: GreetingRow[] = [];
  for (const m of people.filter((one) => !greeted.has(one.id))) {
    const g = { id: newId(), countyId };
    fresh.push({
      ...g, townshipId, villageId: m.villageId, batchId: batch.id, memberId: m.id, personId: m.personId, occasion, year, line: op.services.keys.seal(own.get(m.id) ?? lineFor(text, m.name), linePlace('line', g)), fromName: batch.fromName, sentOn: op.today,
      echo: null, echoWords: null, echoedAt: null,
    });
  }
  const made = (await insertNew(op.db, GreetingRow, fresh)).size;
  if (made) await record(op, 'greetings.sent', { batchId: batch.id, period: batch.period, people: made }, { subjectId: townshipId });
  return { made, total: greeted.size + made };
}
async function batchOf(op: Op, by: { townshipId: string; countyId: string; name: string }, period: string, text: string): Promise<GreetingBatch> {
  const known = await findBatch(op, period);
  if (known) return known;
  const batch: GreetingBatch = { id: newId(), countyId: by.countyId, townshipId: by.townshipId, period, text, fromName: await senderOf(op), byName: by.name, sentOn: op.today, sentAt: op.now };
  ensure(await orKnown(op.db.insert(GreetingBatch, batch)), conflict('row.changed'));
  return batch;
}

/** M3 He was heard of that day. */
export async function echo(op: Op, { id, kind, words }: Parsed<'greetings.echo'>): Promise<GreetingLine> {
  const g = await getGreeting(op, id);
  const given = { echo: kind, echoWords: words ? op.services.keys.seal(words, linePlace('echo_words', g)) : null, echoedAt: op.now };
  await change(op.db, GreetingRow, { id, echoedAt: empty() }, given, conflict('greeting.echoed'));
  await noteContact(op, (await getMember(op, g.memberId)).personId, op.today);
  await record(op, 'greeting.echoed', { greetingId: id, memberId: g.memberId }, { townshipId: g.townshipId, subjectId: g.personId });
  return { ...g, ...given };
}

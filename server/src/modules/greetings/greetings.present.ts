import type { Output, Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { echoes, greetingPeriod, greetingTexts, lineFor, occasions } from '@guiyan/shared/domain/greetings';
import { wearer, type Op } from '../../platform/op';
import { everybodyAway, findBatch, greetedOf, senderOf, withApp, type GreetingLine } from './greetings.queries';
import { linePlace } from './greetings.rules';

export const presentGreeting = (op: Op, g: GreetingLine): Output<'greetings.get'> => {
  const echo = echoes.find((e) => e === g.echo);
  return {
    id: g.id, memberId: g.memberId, name: g.name, village: g.village ?? '', occasion: occasions.find((o) => o === g.occasion) ?? '七一', year: Number(g.year), line: op.services.keys.open(g.line, linePlace('line', g)), from: g.fromName, sentOn: g.sentOn, hasApp: Boolean(Number(g.hasApp)),
    echo: echo && g.echoedAt !== null ? { kind: echo, words: g.echoWords ? op.services.keys.open(g.echoWords, linePlace('echo_words', g)) : '', on: shanghaiDay(Number(g.echoedAt)) } : null, can: wearer(op).hat === 'member' && g.echoedAt === null ? ['echo'] : [],
  };
};

export async function presentPlan(op: Op, { occasion, year }: Parsed<'greetings.plan'>): Promise<Output<'greetings.plan'>> {
  const people = await everybodyAway(op);
  const [batch, greeted, phones] = [await findBatch(op, greetingPeriod(occasion, year)), await greetedOf(op, people.map((m) => m.id), occasion, year), await withApp(op, people.map((m) => m.personId))];
  const text = batch?.text ?? greetingTexts[occasion];
  return {
    occasion, year, text, from: batch?.fromName ?? (await senderOf(op)), sentOn: batch?.sentOn ?? null, left: people.length - greeted.size,
    rows: people.map((m) => {
      const sent = greeted.get(m.id);
      return { memberId: m.id, name: m.name, village: m.village ?? '', line: sent ? op.services.keys.open(sent.line, linePlace('line', sent)) : lineFor(text, m.name), sentOn: sent?.sentOn ?? null, hasApp: phones.has(m.personId) };
    }),
  };
}

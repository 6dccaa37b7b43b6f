import { z } from 'zod';
import { cardTokenPattern } from '../domain/cards';
import { matters, type Matter } from '../domain/services';
import { Contract, Id, Instant, Day, Paging, page, someWords, words } from './define';

const MatterCode = z.enum(matters.map((m) => m.code) as [Matter, ...Matter[]]);
export const Service = z.object({ id: Id, cardId: Id, unit: z.string(), matter: MatterCode, matterLabel: z.string(), priority: z.boolean(), waitedMinutes: z.int(), result: z.string(), happenedAt: Instant, on: Day, corrected: z.boolean(), holder: z.string(), can: z.array(z.enum(['correct'])) });
const ServiceFacts = { matter: MatterCode, priority: z.boolean(), waitedMinutes: z.int().min(0).max(600), result: words(120).default('') };

export const services = {
  'services.log': { kind: 'write', hats: ['window'], about: 'F5 Logs one service for a card scanned by this window within the last day.', input: z.object({ cardId: Id.optional(), /** The card by the id in its code, for what was scanned without a network. */ code: z.string().regex(cardTokenPattern).optional(), ...ServiceFacts, happenedAt: Instant }), output: Service },
  'services.correct': { kind: 'write', hats: ['window'], about: 'F5 Corrects one’s own entry of the last seven days; the first one stays in the history.', input: z.object({ id: Id, ...ServiceFacts, reason: someWords(120) }), output: Service },
  'services.list': { kind: 'read', hats: ['window', 'clerk', 'secretary', 'county'], about: 'F5 Services logged: one’s own window’s, or those of the township.', input: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/).optional(), ...Paging }), output: page(Service) },
} satisfies Contract;

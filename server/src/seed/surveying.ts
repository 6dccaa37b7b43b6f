import { addDays, addMonths, dayOf, partsOf } from '@guiyan/shared/domain/dates';
import { consentTexts } from '@guiyan/shared/domain/families';
import { needsWords, type SurveyFacts } from '@guiyan/shared/domain/surveys';
import type { Output } from '@guiyan/shared/contract';
import { Prng } from '../samples/prng';
import type { Op } from '../platform/op';
import { act, type Stage } from './stage';
import type { Place } from './township';
import type { Staff } from './year';

type Row = Output<'surveys.mine'>['rows'][number];
const withWhom = ['老伴', '儿媳和孙子', '一个人', '爷爷奶奶', '外婆'] as const;
const wishes = ['屋檐漏雨，想请人修', '想装个扶手', '想学绣花', '没有什么要的', '冬天想添床被子', '想让孩子周末有人辅导'] as const;
const schools = ['南寨小学', '下河中心校', '云屏中学'] as const;

/** What was found about one of them, the same words each half-year unless something has changed. */
function foundOf(rng: Prng, row: Row): SurveyFacts {
  const child = row.kind === 'child';
  return {
    livingWith: child ? rng.pick(withWhom.slice(3)) : rng.pick(withWhom.slice(0, 3)), needs: rng.pick(wishes),
    ...(child ? { school: rng.pick(schools), className: `${rng.pick(['一', '二', '三', '五'])}（${rng.int(1, 3)}）班`, carer: rng.pick(['奶奶', '外婆']) } : { carer: rng.pick(['老伴', '儿媳', '邻居']) }),
    ...(row.kind === 'weak' ? { labour: 'none' } : {}),
  };
}

async function survey(op: Op, rng: Prng, share: number, told: Map<string, SurveyFacts>): Promise<void> {
  const { rows } = await act(op, 'surveys.mine', {});
  for (const row of rows) {
    const [comes, gone, moved, agrees] = [rng.chance(share), rng.chance(0.04), rng.chance(0.2), rng.chance(0.75)];
    const key = `${row.familyId} ${row.name} ${row.kind}`;
    const facts = told.get(key) ?? foundOf(rng, row);
    const wish = rng.pick(wishes);
    if (!comes || row.outcome) continue;
    if (gone) { await act(op, 'surveys.record', { id: row.id, outcome: rng.pick(['with_parents', 'parents_back'] as const), happenedAt: op.now }); continue; }
    const now = moved && told.has(key) ? { ...facts, needs: wish } : facts;
    told.set(key, now);
    const child = row.child && row.child.stage !== 'closed' ? row.child : null;
    if (child && !child.consented && !agrees) { await act(op, 'surveys.record', { id: row.id, outcome: 'here', happenedAt: op.now }); continue; }
    const consent = child && !child.consented ? { consent: { giver: child.stage === 'own' ? row.name : now.carer ?? '奶奶', relation: child.stage === 'own' ? '本人' : now.carer ?? '奶奶', channel: 'paper' as const, version: consentTexts.at(-1)!.version } } : {};
    await act(op, 'surveys.record', { id: row.id, outcome: 'here', ...(now as object), ...consent, happenedAt: op.now });
  }
}

/** R8 The round of the last half-year, decided and closed, and the one of this half-year, on its way. */
export function playSurveys(stage: Stage, place: Place, staff: Staff): void {
  const rng = new Prng(place.name.length * 419 + place.villages.length);
  const told = new Map<string, SurveyFacts>();
  const { year, month } = partsOf(stage.today);
  const [half, recent] = [dayOf(year, month <= 6 ? 1 : 7, 1), addDays(stage.today, -9)];
  for (const [day, share] of [[addMonths(stage.today, -6), 0.92], [recent > half ? recent : half, 0.55]] as const) {
    let id = '';
    stage.on(day, 8.2, staff.clerk, async (op) => {
      const { opensOn, closesOn, rules } = await act(op, 'surveys.plan', {});
      id = (await act(op, 'surveys.open', { opensOn, closesOn, rules })).id;
    });
    staff.liaisons.forEach((liaison, i) => stage.on(addDays(day, 2 + i), 15, liaison, (op) => survey(op, rng, share, told)));
    if (share > 0.9) stage.on(addDays(day, 24), 16, staff.clerk, async (op) => {
      const { rows } = await act(op, 'surveys.subjects', { roundId: id, state: 'undecided', limit: 200 });
      for (const s of rows) {
        // Whoever turned fourteen since must be asked anew, and nobody is taken out of the demo's roster by a chance.
        const { child } = await act(op, 'surveys.subject', { id: s.id });
        const how = s.choices.find((c) => c !== 'leave_family' && c !== 'end_tags' && (c !== 'facts' || !child || child.consented)) ?? 'keep';
        await act(op, 'surveys.decide', { ids: [s.id], how, ...(needsWords(how) ? { words: s.outcome ? '年底回来再看' : '走亲戚去了，下一轮再访' } : {}) });
      }
      await act(op, 'surveys.close', { id });
    });
  }
}

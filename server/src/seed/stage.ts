import { contract, type EndpointName, type Input, type Output } from '@guiyan/shared/contract';
import type { Endpoint } from '@guiyan/shared/contract/define';
import { startOfDay, type Day } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';
import { handlers } from '../modules';
import { giveHat, makeUser, type HatFacts } from '../modules/accounts';
import { anyHandler } from '../platform/handlers';
import { createOp, type Actor, type Op } from '../platform/op';

export type Worn = Actor & { hat: Hat; hatId: string; countyId: string };

/** Does what a person would do on the screen: the same words, the same hats, the same rules. */
export async function act<N extends EndpointName>(op: Op, name: N, input: Input<N>): Promise<Output<N>> {
  const endpoint: Endpoint = contract[name];
  const hat = op.actor?.hat;
  if (Array.isArray(endpoint.hats) && !(hat && endpoint.hats.includes(hat))) throw new Error(`${hat ?? 'nobody'} may not ${name}`);
  const parsed = endpoint.input.strict().parse(input);
  return endpoint.output.parse(await anyHandler((handlers as Record<string, unknown>)[name]).run(op, parsed, undefined)) as Output<N>;
}

/** A new account that wears one hat. */
export async function dress(op: Op, phone: string, f: Omit<HatFacts, 'userId'>): Promise<Worn> {
  const user = await makeUser(op, { phone });
  const h = await giveHat(op, { ...f, userId: user.id });
  return { userId: user.id, sessionId: '', hatId: h.id, hat: f.hat, countyId: h.countyId, townshipId: h.townshipId, villageId: h.villageId, orgId: h.orgId, personId: h.personId, familyId: h.familyId, name: h.name };
}

interface Step { at: number; who: Worn | null; run: (op: Op) => Promise<unknown> }

/** What happened, put in order of time before it is played: lists show the newest first by the order of writing. */
export class Stage {
  private steps: Step[] = [];
  constructor(private readonly op: Op, readonly now: number) {}

  get today(): Day { return this.op.today; }

  /** At an hour of a Shanghai day; what has not happened yet does not happen. */
  on(day: Day, hour: number, who: Worn | null, run: Step['run']): void {
    const at = startOfDay(day) + Math.round(hour * 3_600_000);
    if (at < this.now) this.steps.push({ at, who, run });
  }

  /** All in the one transaction of `op`, each step with the clock and the person of its time. */
  async play(): Promise<void> {
    const steps = this.steps.map((step, i) => ({ ...step, i })).sort((a, b) => a.at - b.at || a.i - b.i);
    this.steps = [];
    for (const { at, who, run } of steps) await run(this.opAt(at, who));
  }

  private opAt(at: number, who: Worn | null): Op {
    const then = createOp({ ...this.op.services, clock: { now: () => at } }, this.op.db, who);
    return { ...then, afterCommit: this.op.afterCommit };
  }
  /** One step now, with the day it belongs to. */
  past(day: Day, hour = 9): Op { return this.opAt(startOfDay(day) + hour * 3_600_000, null); }
}

import { aCounty, aMember, as, type Away, type Place } from '../factories/county';
import type { TestApp } from '../app';

type Signed = Awaited<ReturnType<typeof as>>;
/** One county whose people race; what is fought over is made anew for each race. */
export interface RaceWorld {
  t: TestApp; place: Place; clerk: Signed; clerk2: Signed; county: Signed; secretary: Signed; away: Away; member: Signed;
  /** A sign-in takes no time here: tokens of all are good together. */
  sign: (...args: ShiftFirst<Parameters<typeof as>>) => Promise<Signed>;
}
type ShiftFirst<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

export async function aRaceWorld(t: TestApp): Promise<RaceWorld> {
  const sign: RaceWorld['sign'] = async (...args) => {
    const now = t.clock.now();
    const made = await as(t, ...args);
    t.clock.set(now);
    return made;
  };
  const place = await aCounty(t);
  const away = await aMember(t, place);
  return {
    t, place, away, sign,
    clerk: await sign('clerk', { place }), clerk2: await sign('clerk', { place }), county: await sign('county', { place }), secretary: await sign('secretary', { place }),
    member: await sign('member', { place, personId: away.personId, familyId: away.familyId }),
  };
}

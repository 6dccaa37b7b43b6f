import { dayOf } from '@guiyan/shared/domain/dates';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { files, type SampleActor, type SampleAnswers, type SampleFile } from './answers';
import { familiesBook, familiesSkipped } from './families';
import { outflowBook, type Damage } from './outflow';
import { pairingsBook, pairingsSkipped } from './pairings';
import { invent, planFor, type Member, type Township } from './people';
import { home } from './pools';
import { Prng } from './prng';

export { files as sampleFiles, type Reply, type SampleActor, type SampleAnswers, type SampleFile } from './answers';
export { home as sampleHome } from './pools';
export { sampleDay } from './people';
export { blankForm } from './blank';
export { messBooks, type MessBook } from './mess';
export { toGbkCsv, rowsOf } from './gbk';

/** dropRow: leaves out the n-th data row (from 1) of the roster while the answers still count it; a test that cannot see this is blind. */
export interface SampleOptions { dropRow?: number }
export interface Samples { files: Record<SampleFile, Buffer>; answers: SampleAnswers }

/** Three workbooks of one invented township and, apart from them, what must come out. Equal seeds give equal bytes. */
export async function generateSamples(seed: number, options: SampleOptions = {}): Promise<Samples> {
  const rng = new Prng(seed * 7919 + 17);
  const plan = planFor(seed, rng);
  const township = invent(rng, plan);
  const damage = chooseDamage(rng, seed, township.members);
  const everyone = township.members.flatMap((m) => m.kin);
  const unclear = { classOf: rng.pick(everyone.filter((k) => k.kind === 'elder' && !k.seriouslyIll)), relationOf: rng.pick(everyone.filter((k) => k.kind === 'woman')) };
  const outflow = await outflowBook(rng, township.members, damage, options.dropRow);
  const families = await familiesBook(rng, township.members, unclear);
  const pairings = await pairingsBook(rng, township.pairs);
  return {
    files: { [files.outflow]: outflow.bytes, [files.families]: families.bytes, [files.pairings]: pairings },
    answers: { ...count(seed, township, damage), replies: [...outflow.replies, ...families.replies], actors: actors(township, damage) },
  };
}

function chooseDamage(rng: Prng, seed: number, members: Member[]): Damage {
  const shuffled = rng.shuffle(members);
  const coarse = shuffled.find((m) => m.out)!;
  const [damagedId, dotOne, twoPhones, twice, namelessAfter, ...rest] = shuffled.filter((m) => m !== coarse) as [Member, Member, Member, Member, Member, ...Member[]];
  const dotOneIs = seed % 3 === 0 ? 'jan' : 'oct';
  const year = Number(dotOne.birth.slice(0, 4));
  dotOne.birth = dayOf(year, dotOneIs === 'jan' ? 1 : 10, Number(dotOne.birth.slice(8)));
  const first17 = dotOne.idNo.slice(0, 6) + dotOne.birth.replaceAll('-', '') + dotOne.idNo.slice(14, 17);
  dotOne.idNo = first17 + checkDigit(first17);
  return { damagedId, dotOne, dotOneIs, twoPhones, coarse, twice, namelessAfter, gaps: new Set(rest.slice(0, rng.int(4, 8))) };
}

function count(seed: number, { members, pairs, villages }: Township, damage: Damage): Omit<SampleAnswers, 'replies' | 'actors'> {
  const kin = members.flatMap((m) => m.kin);
  const leaders = pairs.filter((p) => p.leaders).length;
  const kinds = (...wanted: string[]) => kin.filter((k) => wanted.includes(k.kind)).length;
  return {
    seed,
    home: { province: home.province, county: home.county, township: home.township },
    totals: {
      members: members.length, outOfProvince: members.filter((m) => m.out).length, inProvince: members.filter((m) => !m.out).length, children: kinds('child'), eldersAndWomen: kinds('elder', 'woman'), villages: villages.length,
      families: members.length, cards: members.length, seriouslyIll: kin.filter((k) => k.seriouslyIll).length, noLabour: kin.filter((k) => k.noLabour).length, pairs: { all: pairs.length, leaders, organs: pairs.length - leaders }, liaisonGaps: damage.gaps.size,
    },
    books: {
      [files.outflow]: { rows: members.length + 2, asked: { id_no: 1, date: 1, phone: 1, place: 1, same_person: 1 }, refused: 1, merged: 1, skipped: 3 },
      [files.families]: { rows: kin.length, asked: { class: 1, relation: 1 }, refused: 0, merged: 0, skipped: familiesSkipped },
      [files.pairings]: { rows: pairs.length, asked: {}, refused: 0, merged: 0, skipped: pairingsSkipped },
    },
  };
}

/** The first few whose rows carry no damage, each of another village. */
function actors({ members, pairs }: Township, damage: Damage): SampleActor[] {
  const hurt = new Set([damage.damagedId, damage.dotOne, damage.twoPhones, damage.coarse, damage.twice, damage.namelessAfter, ...damage.gaps]);
  const villages = new Set<string>();
  return members
    .filter((m) => !hurt.has(m) && !villages.has(m.village) && villages.add(m.village))
    .slice(0, 4)
    .map((m) => {
      const { name, relation } = m.kin.find((k) => k.kind === 'elder')!;
      const { helper, phone } = pairs.find((p) => p.member === m)!;
      return { name: m.name, village: m.village, phone: m.phone, idLast4: m.idNo.slice(-4), elder: { name, relation }, helper: { name: helper, phone } };
    });
}

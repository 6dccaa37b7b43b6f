import { addDays, addMonths, firstOfMonth, shanghaiDay, type Day } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';
import { giveHat } from '../modules/accounts';
import { runCounty, runPast } from '../modules/duties';
import { addOrg, findCountyByName } from '../modules/orgs';
import { count, sql } from '../platform/db/sql';
import { newId } from '../platform/ids';
import { work, type Op } from '../platform/op';
import { Installation } from '../platform/platform.entity';
import type { Services } from '../platform/services';
import { playFollowing } from './following';
import { playDesks, playMigrants, playOutposts } from './desks';
import { invent } from './invent';
import { playLately } from './lately';
import { playMarkets } from './markets';
import { playGoing } from './going';
import { countyName, province, townships } from './pools';
import { dress, Stage, type Worn } from './stage';
import { playSurveys } from './surveying';
import { aTownship, peopleOf, type Family, type Place } from './township';
import { playYards } from './yards';
import { playMatters, playYear, staffOf, type Staff } from './year';

/** Nobody has begun to use this database. A county alone does not count: it is made before all else, and a start may have been cut off there. */
export const isEmpty = (services: Services): Promise<boolean> => services.db.read(async (m) =>
  (await count(m, sql(`select (select count(*) from orgs where kind <> 'county') + (select count(*) from hats) + (select count(*) from invites) + (select count(*) from installation where name = 'demo.county') as n`))) === 0);

const isDemo = (op: Op): Promise<number> => count(op.db, sql(`select count(*) from installation where name = 'demo.county'`));

/** Loads the invented demo county, laid out relative to today. All of it comes at once or not at all; a second run changes nothing. */
export async function seedDemo(services: Services): Promise<void> {
  const countyId = await work(services, async (op) => (await findCountyByName(op, countyName))?.id ?? addOrg(op, { kind: 'county', name: countyName, province }));
  await services.keys.ensure(countyId);
  const isNew = await work(services, async (op) => {
    if (await isDemo(op)) return false;
    const worn = await play(new Stage(op, op.now), countyId);
    for (const w of worn) await op.db.insert(Installation, { id: newId(), name: `demo.hat.${w.hat}`, value: w.hatId });
    await op.db.insert(Installation, { id: newId(), name: 'demo.county', value: countyName });
    return true;
  });
  if (isNew) await owe(services, countyId);
}

/** M5 What the year asked of helpers and members, and what is due today. */
async function owe(services: Services, countyId: string): Promise<void> {
  const month = firstOfMonth(shanghaiDay(services.clock.now()));
  await runPast(services, countyId, Array.from({ length: 12 }, (_, i) => addMonths(month, i - 11)), ['visit', 'report']);
  await runCounty(services, countyId);
}

const staffNames: Record<string, { clerk: string; liaisons: string[]; window: string }> = {
  下河乡: { clerk: '彭志刚', liaisons: ['田春燕', '张仁贵'], window: '潘晓云' },
  云屏乡: { clerk: '蒙晓兰', liaisons: ['韦青莲', '唐先锋'], window: '滕玉莲' },
};

async function play(stage: Stage, countyId: string): Promise<Worn[]> {
  const began: Day = addMonths(firstOfMonth(stage.today), -13);
  const first = stage.past(began);
  const outpostId = await addOrg(first, { countyId, kind: 'outpost', name: '驻宁波流动党员服务中心', parentId: countyId, phone: '0574-87001101', pledge: '回乡办的事，这里先收材料' });
  const worn: Worn[] = [];
  let line = 0;
  const phone = (): string => `1397${String(2_000_000 + (line += 1) * 137).padStart(7, '0')}`;
  const office = async (hat: Hat, name: string, place: string, scope: { townshipId?: string; villageId?: string; orgId?: string } = {}): Promise<Worn> => {
    const made = await dress(first, phone(), { hat, name, place, countyId, ...scope });
    worn.push(made);
    return made;
  };
  let secretary: Worn | null = null;
  let shown: { families: Family[]; staff: Staff } | null = null;
  const places: Place[] = [];
  for (const plan of townships) places.push(await aTownship(first, countyId, plan));
  for (const [i, plan] of townships.entries()) {
    const place = places[i]!;
    const names = staffNames[plan.name];
    if (!names) continue;
    const invented = invent(plan, i, stage.today);
    const staff = await staffOf(first, place, invented.helpers, names, phone);
    const families = await peopleOf(stage, place, invented, began);
    playYear(stage, place, families, staff, began);
    playFollowing(stage, place, families, staff);
    playSurveys(stage, place, staff);
    if (i > 0) continue;
    playDesks(stage, place, staff.clerk, families, began);
    playMigrants(stage, place, staff.clerk, addDays(stage.today, -20));
    playMatters(stage, families, staff);
    playYards(stage, place, families, staff);
    shown = { families, staff };
    const home = families[0]!;
    worn.push(home.member!, home.kin!, staff.liaisons[0]!, staff.helpers[2]!.worn, staff.window);
    secretary = await office('secretary', '石光荣', place.villages[0]!.name, { townshipId: place.townshipId, villageId: place.villages[0]!.id });
    await office('civil', '黎素琴', place.name, { townshipId: place.townshipId });
  }
  const desk = shown!.staff.clerk;
  worn.push(desk);
  // The same clerk minds the township that waits for its rosters: another hat of his, one tap away.
  await giveHat(first, { userId: desk.userId, hat: 'clerk', name: desk.name, place: '青石乡', countyId, townshipId: places[2]!.townshipId });
  const county = await office('county', '罗文清', countyName);
  const outpost = await office('outpost', '雷春生', '驻宁波流动党员服务中心', { orgId: outpostId });
  if (shown) playGoing(stage, shown.families, { clerk: shown.staff.clerk, liaisonOf: shown.staff.liaisonOf, outpost, outpostId });
  playMarkets(stage, outpost, outpostId);
  await office('auditor', '向国栋', countyName);
  playOutposts(stage, county, outpostId, began);
  if (shown && secretary) playLately(stage, { ...shown, secretary, county, outpostId });
  await stage.play();
  return worn;
}

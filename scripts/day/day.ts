import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as samples from '../../server/src/samples';
import { Desk, type Shoot } from './desk';
import { familyDay, helperVisits, windowServes } from './home';
import { importBook } from './imports';
import { liaisonAnswers, sendReminder } from './liaison';
import { agreeToMessages, memberEvening, memberNods } from './member';
import { addWindow, clerkComesIn, clerkPhone, familyPhone, invitePeople, issueCards, nameLiaisons, readLedgers, readMembers, windowPhone, type Invites } from './office';
import { Phone, type Build } from './phones';
import { Score } from './score';
import { openStage, root, type Stage } from './stage';
import { exportRoster, readTownship } from './township';

export interface DayOptions { seed: number; phone: 'h5' | 'weapp' | 'both'; dropRow?: number | undefined; pictures?: string | undefined; say: (line: string) => void }

// The generator as the built server has it.
const { generateSamples, sampleFiles } = createRequire(__filename)(join(root, 'server/dist/samples')) as typeof samples;

function camera(dir: string | undefined): Shoot {
  let taken = 0;
  return async (name, page) => {
    if (!dir) return;
    mkdirSync(dir, { recursive: true });
    taken += 1;
    // Pages slide in.
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(dir, `${String(taken).padStart(2, '0')}-${name}.png`) });
  };
}

async function importAll(stage: Stage, desk: Desk, score: Score, { files, answers }: samples.Samples): Promise<void> {
  for (const file of [sampleFiles.outflow, sampleFiles.families, sampleFiles.pairings]) await importBook(desk, score, file, stage.file(file), files[file], answers);
  await readLedgers(desk, score, answers);
}

/** Members by build; `both` plays the member once on each, and everybody else in a browser. */
const memberBuilds: Record<DayOptions['phone'], readonly Build[]> = { h5: ['h5'], weapp: ['weapp'], both: ['h5', 'weapp'] };

interface Cast { stage: Stage; desk: Desk; score: Score; made: samples.Samples; builds: readonly Build[]; shoot: Shoot }

async function officeMorning({ stage, desk, score, made }: Cast): Promise<Invites> {
  const { answers } = made;
  score.step('1 The clerk comes in by a one-time link');
  await clerkComesIn(stage, desk, answers);
  await addWindow(desk);
  score.done('clerk signed in, one window added');
  score.step('2 Three workbooks through the wizard');
  await importAll(stage, desk, score, made);
  score.step('3 Liaisons, cards, invitations');
  await nameLiaisons(desk, score, answers);
  await issueCards(desk, score, answers);
  return invitePeople(desk, answers.actors[0]!);
}

async function phonesDay({ stage, desk, score, made, builds, shoot }: Cast, invites: Invites): Promise<void> {
  const { answers } = made;
  const rest = builds[0]!;
  const actors = answers.actors.slice(0, builds.length);
  const photo = stage.file('receipt.png');
  await desk.page.screenshot({ path: photo, clip: { x: 0, y: 0, width: 320, height: 240 } });
  const phone = (build: Build, number: string) => Phone.open(stage, build, number, shoot);

  score.step('4 Members on the phone');
  const members: Phone[] = [];
  let agreed = 0;
  for (const [at, build] of builds.entries()) {
    members.push(await phone(build, actors[at]!.phone));
    await memberEvening(members[at]!, score, actors[at]!, photo);
    agreed += await agreeToMessages(members[at]!);
  }
  score.step('5 The liaison, the reminder and the echo');
  const liaison = await phone(rest, clerkPhone);
  await liaisonAnswers(liaison, score, actors);
  await sendReminder(liaison, desk, stage, score, { members: answers.totals.members, signedIn: actors.length, agreed });
  for (const member of members) await memberNods(member, score);
  score.step('6 At home and at the counter');
  const family = await phone(rest, familyPhone);
  const token = await familyDay(family, score, invites.family);
  const counter = await phone(rest, windowPhone);
  await windowServes(counter, score, invites.window, token);
  score.step('7 A helper in the hills');
  const helper = await phone(rest, actors[0]!.helper.phone);
  await helperVisits(helper, score, invites.helper, actors[0]!);
  for (const one of [...members, liaison, family, counter, helper]) await one.close();
}

/** One township's day; answers how many differences there were. */
export async function playDay({ seed, phone, dropRow, pictures, say }: DayOptions): Promise<number> {
  say(`\nSeed ${seed}, phones: ${phone}`);
  return play(seed, dropRow, pictures, say, async (cast) => {
    const invites = await officeMorning(cast);
    await phonesDay(cast, invites);
    const { desk, score, made, stage } = cast;
    score.step('8 The township in one page');
    await readTownship(desk, score, made.answers, 1);
    await exportRoster(desk, score, made.answers, stage.file('roster.xlsx'));
  }, memberBuilds[phone]);
}

/** A roster with one row dropped must be noticed; answers 1 if it is not. */
export async function playControl({ seed, dropRow, say }: { seed: number; dropRow: number; say: (line: string) => void }): Promise<number> {
  say(`\nControl: seed ${seed} with row ${dropRow} dropped; what follows must not add up`);
  const differences = await play(seed, dropRow, undefined, (line) => say(line.replace('✗', '≠')), async ({ stage, desk, score, made }) => {
    await clerkComesIn(stage, desk, made.answers);
    await importBook(desk, score, sampleFiles.outflow, stage.file(sampleFiles.outflow), made.files[sampleFiles.outflow], made.answers);
    await readMembers(desk, score, made.answers);
  }, []);
  say(differences > 0 ? '  ✓ the missing row was noticed' : '  ✗ nobody noticed the missing row');
  return differences > 0 ? 0 : 1;
}

async function play(seed: number, dropRow: number | undefined, pictures: string | undefined, say: (line: string) => void, work: (cast: Cast) => Promise<void>, builds: readonly Build[]): Promise<number> {
  const start = performance.now();
  const made = await generateSamples(seed, dropRow === undefined ? {} : { dropRow });
  const score = new Score(say);
  const stage = await openStage();
  const shoot = camera(pictures && join(pictures, `seed-${seed}`));
  const desk = await Desk.open(stage.browser, stage.address, shoot);
  try {
    await work({ stage, desk, score, made, builds, shoot });
  } catch (error) {
    score.failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (desk.faults.length > 0) say(`    behind the office page:\n${desk.faults.slice(-6).join('\n')}`);
    for (const context of stage.browser.contexts()) for (const page of context.pages()) await shoot('stopped-here', page);
  } finally {
    await stage.close();
  }
  say(`  seed ${seed}: ${score.figures} figures, ${score.differences} differences, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return score.differences;
}

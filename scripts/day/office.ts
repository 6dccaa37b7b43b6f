import type { SampleActor, SampleAnswers } from '../../server/src/samples';
import type { Desk } from './desk';
import type { Score } from './score';
import type { Stage } from './stage';

export const clerkPhone = '13900000001';
export const windowPhone = '13900000002';
export const familyPhone = '13900000003';
const windowName = '信用社';

/** 1. The first link of an installation, opened at the desk. */
export async function clerkComesIn(stage: Stage, desk: Desk, { home }: SampleAnswers): Promise<void> {
  const link = await stage.invite('--county', home.county, '--province', home.province, '--township', home.township, '--hat', 'clerk', '--name', '龙正华', '--phone', clerkPhone);
  await desk.link(link);
  await desk.picture('clerk-door');
  await desk.signIn(stage, clerkPhone);
  await desk.picture('clerk-invited');
  await desk.press('接下邀请');
  await desk.see('组织干事 龙正华');
  await desk.picture('clerk-today');
}

export async function addWindow(desk: Desk): Promise<void> {
  await desk.fresh('/settings?tab=windows');
  await desk.press('加一个窗口');
  await desk.page.getByLabel('名字').fill(windowName);
  await desk.page.getByLabel('公开电话').fill('0855-5550101');
  await desk.page.getByLabel('承诺').fill('持证来的先办，不用排队');
  await desk.press('加上');
  await desk.row(windowName).waitFor();
  await desk.picture('window-added');
}

/** The total that a list tells beside its title. */
async function total(desk: Desk, path: string, unit: string): Promise<number> {
  await desk.fresh(path);
  return desk.number(new RegExp(`(\\d+) ${unit}`), desk.page.locator('.page-head-note'));
}

/** 2. What the ledgers say after a reload. */
export async function readMembers(desk: Desk, score: Score, { totals }: SampleAnswers): Promise<void> {
  score.figure('members in the ledger', totals.members, await total(desk, '/members', '人'));
  await desk.picture('members');
  score.figure('out of province', totals.outOfProvince, await total(desk, '/members?going=out', '人'));
  score.figure('in province', totals.inProvince, await total(desk, '/members?going=in', '人'));
}

export async function readLedgers(desk: Desk, score: Score, answers: SampleAnswers): Promise<void> {
  await readMembers(desk, score, answers);
  score.figure('families', answers.totals.families, await total(desk, '/families', '户'));
  score.figure('pairs', answers.totals.pairs.all, await total(desk, '/pairings', '对'));
}

/** 3. Liaisons from the roster, the gaps in one go, and the network branch. */
export async function nameLiaisons(desk: Desk, score: Score, { totals }: SampleAnswers): Promise<void> {
  await desk.fresh('/members/liaisons');
  await desk.see('名册里写着的');
  await desk.picture('liaisons-before');
  await desk.press('一次定下来');
  await desk.button('一次定下来').waitFor({ state: 'detached' });
  await desk.fresh('/members/liaisons');
  score.figure('members without a liaison', totals.liaisonGaps, await desk.number(/(\d+) 位 ?还没有/));
  await desk.press('一次指给一位');
  await desk.page.getByRole('dialog').getByRole('combobox').click();
  await desk.page.locator('.ant-select-item-option').first().click();
  await desk.picture('liaisons-gaps');
  await desk.press(`指给他 ${totals.liaisonGaps} 位`);
  await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await desk.press('我来当网络支部联络员');
  await desk.see('你是网络支部的联络员了');
  await desk.fresh('/members/liaisons');
  score.figure('members with a liaison', totals.members, await desk.number(/(\d+) 位 ?有联络员/));
  await desk.picture('liaisons');
}

/** 3. A card for every family, once. */
export async function issueCards(desk: Desk, score: Score, { totals }: SampleAnswers): Promise<void> {
  await desk.fresh('/families');
  await desk.press(/户一次发证/);
  await desk.picture('cards-ask');
  await desk.press(`发 ${totals.cards} 张`);
  score.figure('cards issued', totals.cards, await desk.number(/发了 (\d+) 张/));
  await desk.fresh('/families');
  await desk.picture('families');
  score.figure('families without a card', 0, await total(desk, '/families?gap=card', '户'));
}

export interface Invites { helper: string; window: string; family: string }

/** 3. A helper of a pairing, a window clerk and a family, each by a code of their own. */
export async function invitePeople(desk: Desk, actor: SampleActor): Promise<Invites> {
  await desk.fresh('/pairings/helpers');
  await desk.row(actor.helper.name).getByRole('button').click();
  const helper = await desk.inviteCode({ phone: actor.helper.phone });
  await desk.fresh('/settings?tab=windows');
  await desk.row(windowName).getByRole('button', { name: '请窗口的人' }).click();
  const window = await desk.inviteCode({ name: '石小燕', phone: windowPhone });
  await desk.fresh('/families');
  await desk.page.getByRole('searchbox').or(desk.page.getByPlaceholder(/找|姓名/)).first().fill(actor.name);
  await desk.page.getByRole('link', { name: new RegExp(actor.name) }).first().click();
  await desk.row(actor.elder.name).getByRole('button', { name: '请他用手机' }).click();
  await desk.picture('family');
  const family = await desk.inviteCode({ phone: familyPhone });
  return { helper, window, family };
}

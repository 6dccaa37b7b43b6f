import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

/** A family this month's visit is still ahead of. */
const unvisited = async (): Promise<string> => {
  const { rows } = await (await county.as('helper')).do('duties.visits', {});
  const due = rows.find(({ doneOn }) => doneOn === null);
  if (!due) throw new Error('the demo helper has a family to look in on');
  return due.family;
};

const openList = async (hand: Hand): Promise<void> => {
  await hand.tap('走了');
  await hand.see('结对的人家');
  await hand.see('月该走');
};

describe.each(builds)('a helper on %s', (build) => {
  let hand: Hand;
  let home: string;
  beforeEach(async () => {
    county = await openDemoCounty();
    home = await unvisited();
    hand = await county.wear(build, '帮扶人');
    await openList(hand);
  });

  const visits = async () => (await (await county.as('helper')).do('visits.list', {})).rows;

  it('H5 records a plain visit with one tap', async () => {
    const before = (await visits()).length;
    await hand.tap(home);
    await hand.see('怎么看的');
    await hand.tap('记好了');
    await hand.see('走过', { in: home });
    const after = await visits();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ way: 'door', occasion: 'monthly', state: 'well', aspects: ['life'], echo: false });
  });

  it('H5 S2 records a visit without network; the difficulty becomes a matter when it arrives', async () => {
    if (build === 'h5') {
      // A browser has a page's code only after its first opening; WeChat brings it along.
      await hand.tap(home);
      await hand.see('记好了');
      await hand.back();
      await hand.notSee('记好了');
    }
    await hand.offline(true);
    const left = Date.now();
    await hand.tap(home);
    await hand.see('没有网。先存在手机里，有网自己送出');
    await hand.tap('有难处');
    await hand.type('是什么难处', '屋檐漏雨，要人上房修');
    await hand.tap('记好了');
    await hand.see('等着送出', { in: home });
    const stored = Date.now();
    expect((await visits()).filter(({ state }) => state === 'trouble')).toEqual([]);

    await hand.offline(false);
    await hand.see('走过', { in: home });
    await hand.notSee('等着送出');
    const late = (await visits()).find(({ state }) => state === 'trouble');
    expect(late?.requestId).toEqual(expect.any(String));
    expect(late?.happenedAt).toBeGreaterThanOrEqual(left);
    expect(late?.happenedAt).toBeLessThanOrEqual(stored);
  });

  it('H5 the note to the one away is sent only when the elder nodded', async () => {
    await hand.tap(home);
    await hand.see('要家里老人点头');
    await hand.flip('给在外的家人捎个信');
    await hand.tap('记好了');
    await hand.see('走过', { in: home });
    expect((await visits())[0]).toMatchObject({ echo: true });
  });
});

it('H5 a visit stored on the phone outlives the app', async () => {
  county = await openDemoCounty();
  const home = await unvisited();
  const hand = await county.wear('weapp', '帮扶人');
  await openList(hand);
  await hand.offline(true);
  await hand.tap(home);
  await hand.tap('记好了');
  await hand.see('等着送出', { in: home });
  await hand.relaunch();
  await hand.see('手机里还有 1 条等着送出');
  await hand.offline(false);
  await hand.notSee('手机里还有 1 条等着送出');
  expect((await (await county.as('helper')).do('duties.visits', {})).rows.find(({ family }) => family === home)?.state).toBe('done');
});

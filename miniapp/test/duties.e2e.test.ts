import { firstOfMonth, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { runDuties } from '../../server/src/modules/duties';
import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

describe.each(builds)('what is due, on %s', (build) => {
  let hand: Hand;
  beforeEach(async () => {
    county = await openDemoCounty();
    const { clock, services } = county.server;
    // A county that has lived with it since the first: what opened then is asked of everybody.
    const now = clock.now();
    for (const at of [startOfDay(firstOfMonth(shanghaiDay(now))) + 1_800_000, now]) {
      clock.set(at);
      await runDuties(services);
    }
    hand = await county.wear(build, '联络员');
    await hand.see('今天先找');
  });
  const due = async () => (await (await county.as('liaison')).do('duties.list', { limit: 200 })).rows;

  it('M5 X1 a liaison sees the call that is due, logs it without network, and it closes when the word arrives', async () => {
    const before = await due();
    const [first] = before.filter(({ evidence }) => evidence === 'contact');
    if (!first) throw new Error('the demo liaison has a call to make');
    const mine = (await (await county.as('liaison')).do('home.open', {})).duties;
    expect((mine?.todo ?? 0) + (mine?.overdue ?? 0)).toBe(before.length);
    await hand.relaunch(build === 'h5' ? '/duties/list/index' : 'duties/list/index');
    await hand.see('凭联系记录算数');
    await hand.tap(first.subject.name);
    await hand.see(`打给${first.subject.name}`);
    await hand.offline(true);
    await hand.tap('打通了');
    await hand.tap('都好');
    await hand.tap('记好了');
    await hand.see('等着送出', { in: first.subject.name });
    await hand.back();
    await hand.see('等着送出', { in: first.subject.name });
    expect(await due()).toHaveLength(before.length);
    await hand.offline(false);
    await hand.notSee(first.subject.name);
    expect((await due()).map(({ id }) => id)).not.toContain(first.id);
    expect(await due()).toHaveLength(before.length - 1);
  });
});

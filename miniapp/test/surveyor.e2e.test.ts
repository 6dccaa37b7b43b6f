import { openDemoCounty, type DemoCounty } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

/** Somebody of the village the list opens with who is still to be looked in on, and is no child: of a child more is asked. */
const unmet = async (): Promise<{ id: string; name: string }> => {
  const { rows } = await (await county.as('liaison')).do('surveys.mine', {});
  const left = rows.filter(({ outcome }) => outcome === null);
  const one = left.find((s) => s.villageId === left[0]!.villageId && s.kind === 'elder' && rows.filter(({ name }) => name === s.name).length === 1);
  if (!one) throw new Error('the demo liaison has somebody to look in on');
  return one;
};

it('R8 a surveyor records one without network in two taps, and it arrives', async () => {
  county = await openDemoCounty();
  const one = await unmet();
  const hand = await county.wear('weapp', '联络员');
  await hand.tap('人员');
  await hand.tap('半年一动态');
  await hand.see(one.name);
  await hand.offline(true);
  await hand.tap(one.name);
  await hand.see('没有网。先存在手机里，有网自己送出');
  await hand.tap('记好了');
  await hand.see('等着送出', { in: one.name });
  const stored = async () => (await (await county.as('liaison')).do('surveys.subject', { id: one.id })).snapshots;
  expect(await stored()).toEqual([]);
  await hand.offline(false);
  await hand.notSee(one.name);
  expect(await stored()).toMatchObject([{ outcome: 'here' }]);
});

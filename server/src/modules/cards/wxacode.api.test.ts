import { readCard } from '@guiyan/shared/domain/card-code';
import { checkSign } from '../../platform/ed25519';
import { aCounty, aMember, as } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';

let w: WithWechat;
beforeAll(async () => { w = await withWechat(); });
afterAll(() => w.close());

it('F3 the mini-program code is drawn by WeChat for a card that holds; a window that is led by the id of 22 signs finds it', async () => {
  const { t, fake } = w;
  const place = await aCounty(t);
  const away = await aMember(t, place);
  const caller = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
  expect(await caller.do('cards.wxacode', {})).toEqual({ image: null });
  await (await as(t, 'clerk', { place })).do('cards.issueBatch', { familyIds: [away.familyId] });
  const { image } = await caller.do('cards.wxacode', {});
  expect(Buffer.from(image!, 'base64').toString('hex', 0, 3)).toMatch(/^(ffd8ff|89504e)/);
  const window = await as(t, 'window', { place });
  const { keys } = await window.do('cards.trust', {});
  const { token } = readCard((await caller.do('cards.mine', {})).card!.token, keys, checkSign, '2026-11-22')!;
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(fake.control.calls({ endpoint: '/wxa/getwxacodeunlimit' }).map((call) => call.errcode)).toEqual([0]);
  expect((await window.do('cards.scan', { token })).valid).toBe(true);
  expect((await window.call('cards.wxacode', {})).status).toBe(403);
});

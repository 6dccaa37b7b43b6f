import { c, migration } from '../platform/db/migration';

export const CreatePosts = migration('CreatePosts1764007000000', async (m) => {
  await m.table('posts', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), kind: c.text(10), topic: c.text(36), readers: c.text(100), placeId: c.ref(), fromName: c.text(60), version: c.int(), shownVersion: c.maybe(c.int()), shownOn: c.maybe(c.day()), state: c.text(10), writtenAt: c.at() },
    indexes: { ix_posts_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('post_versions', {
    columns: { id: c.id(), countyId: c.ref(), postId: c.ref(), version: c.int(), state: c.text(10), title: c.text(40), titleBo: c.text(80), text: c.longText(), textBo: c.longText(), photoIds: c.json(), byUserId: c.ref(), byName: c.text(60), writtenOn: c.day(), reviewedBy: c.text(60), reviewedOn: c.maybe(c.day()), reason: c.text(200) },
    uniques: { ux_post_versions: ['postId', 'version'] },
  });
  await m.table('post_topics', {
    columns: { id: c.id(), countyId: c.ref(), code: c.text(36), name: c.text(12), nameBo: c.text(48), used: c.flag() },
    uniques: { ux_post_topics: ['countyId', 'code'] },
  });
}, async (m) => {
  await m.drop('post_topics');
  await m.drop('post_versions');
  await m.drop('posts');
});

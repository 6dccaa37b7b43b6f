// Dataset B in any size: one county of 40 townships with 12 villages each; for every member away ten check-ins,
// three visits and two people at home. Seeded: the same scale gives the same rows, but for their ids. `lean` leaves
// check-ins, visits and pairings out, for benches of the registry alone; `paired` keeps the pairings.
import { createRequire } from 'node:module';
import { at } from '../../lib/paths.mjs';

const require = createRequire(at('server/package.json'));
const dist = (path) => require(at('server/dist', path));

const TOWNSHIPS = 40;
const villagesOf = () => 12;
const SIGNED_IN = 10;
const DAY_MS = 86_400_000;
const surnames = [...'龙杨吴石王李张刘陈罗单覃仇曾潘欧姜陆周彭'];
const given = [...'远明秀英建国春华志强桂兰静文德福光荣昌林海金山本立'];
const trades = ['factory', 'building', 'catering', 'transport', 'retail', 'household', 'farming', 'office', 'own', 'study', 'other'];
const places = [['浙江省', '宁波市', false], ['广东省', '东莞市', false], ['福建省', '泉州市', false], ['贵州省', '贵阳市', true]];

/** mulberry32: small, seeded, good enough to spread rows. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const snake = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Collects rows by table and writes them in pieces that both engines take in one statement. */
class Sheaf {
  constructor(db, size) { this.db = db; this.size = size; this.tables = new Map(); this.rows = 0; }
  async add(table, row) {
    const list = this.tables.get(table) ?? [];
    this.tables.set(table, list);
    list.push(row);
    if (list.length >= this.size) await this.write(table);
  }
  async write(table) {
    const list = this.tables.get(table);
    if (!list?.length) return;
    const keys = Object.keys(list[0]);
    const marks = `(${keys.map(() => '?').join(',')})`;
    await this.db.query(`insert into ${table} (${keys.map(snake).join(',')}) values ${list.map(() => marks).join(',')}`, list.flatMap((row) => keys.map((key) => row[key])));
    this.rows += list.length;
    list.length = 0;
  }
  async end() { for (const table of this.tables.keys()) await this.write(table); }
}

/** Fills an empty, migrated database. Answers who is signed in and what can be asked for. `villages`: how many the nth township has. */
export async function load(services, scale, { townships = TOWNSHIPS, villages = villagesOf, lean = false, paired = !lean } = {}) {
  const { newId } = dist('platform/ids.js');
  const { nameKeys } = dist('modules/people/names.rules.js');
  const pick = seeded(20261122);
  const now = Date.now();
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const dayBefore = (days) => new Date(now + 8 * 3_600_000 - days * DAY_MS).toISOString().slice(0, 10);
  const countyId = newId();
  await services.keys.ensure(countyId);
  const world = { countyId, today, townships: [], hats: [], members: [] };
  const branches = Array.from({ length: townships }, (_, t) => villages(t)).reduce((sum, n) => sum + n, 0);
  const perVillage = Math.max(1, Math.round(scale / branches));
  let serial = 0;
  const nameOf = () => surnames[pick(surnames.length)] + given[pick(given.length)] + (pick(4) ? given[pick(given.length)] : '');

  const fill = async (db) => {
    const sheaf = new Sheaf(db, 250);
    const org = async (row) => { await sheaf.add('orgs', { id: newId(), countyId, townshipId: null, villageId: null, parentId: null, phone: null, pledge: '', pledgeVersion: 0, province: null, seq: (serial += 1), fromDay: '2020-01-01', untilDay: null, ...row }); };
    const person = async (row) => {
      const id = newId();
      const phone = `139${String(10_000_000 + (serial += 1)).slice(-8)}`;
      const seal = (column, value) => services.keys.seal(value, { table: 'people', column, row: id, county: countyId });
      const name = nameOf();
      await sheaf.add('people', {
        id, countyId, townshipId: null, villageId: null, groupName: '一组', name, ...nameKeys(name), sex: '男', birth: '1985-07-12', birthPrecision: 'day', nation: '侗族', edu: '初中', idNoCt: seal('id_no', '522600198507120019'), idNoIx: newId(), id15Ix: newId(), idState: 'ok',
        phoneCt: seal('phone', phone), phoneIx: services.keys.index(countyId, 'people.phone', phone), otherPhoneCt: null, otherPhoneLabel: '', duty: '', isMember: 0, familyId: null, survivorId: null, version: 1, createdAt: now, rosterPlaceId: row.isMember ? row.villageId : null, ...row,
      });
      return id;
    };
    const signIn = async (hat, where) => {
      const [userId, hatId, sessionId] = [newId(), newId(), newId()];
      await sheaf.add('users', { id: userId, phoneCt: null, phoneIx: newId(), openidCt: null, openidIx: null, createdAt: now });
      await sheaf.add('hats', { id: hatId, userId, countyId, townshipId: where.townshipId ?? null, villageId: where.villageId ?? null, orgId: where.orgId ?? null, personId: where.personId ?? null, familyId: where.familyId ?? null, hat, name: nameOf(), place: '测试', fromDay: '2026-01-01', untilDay: null });
      await sheaf.add('sessions', { id: sessionId, userId, hatId, salt: 'benchbenchbenchbenchbb', generation: 1, rotatedAt: now, createdAt: now, expiresAt: now + 90 * DAY_MS, endedAt: null });
      world.hats.push({ hat, userId, hatId, sessionId, ...where });
    };
    const access = (hat, holderId, subjectKind, subjectId, why) => sheaf.add('access', { id: newId(), countyId, holderId, hat, subjectKind, subjectId, why, fromDay: '2026-01-01', untilDay: null });

    await org({ id: countyId, kind: 'county', name: '测试县', province: '贵州省' });
    await signIn('county', {});
    for (let t = 0; t < townships; t += 1) {
      const townshipId = newId();
      await org({ id: townshipId, kind: 'township', name: `${t + 1}号乡`, parentId: countyId });
      const windowId = newId();
      await org({ id: windowId, kind: 'window', name: '信用社', townshipId, parentId: townshipId, pledge: '持证优先办' });
      await signIn('clerk', { townshipId });
      await signIn('window', { townshipId, orgId: windowId });
      const township = { id: townshipId, villages: [], members: [] };
      world.townships.push(township);
      for (let v = 0; v < villages(t); v += 1) {
        const villageId = newId();
        const where = { townshipId, villageId };
        await org({ id: villageId, kind: 'village', name: `${v + 1}号村`, townshipId, parentId: townshipId });
        township.villages.push(villageId);
        const liaisonId = await person(where);
        const helperId = await person(where);
        await signIn('liaison', { ...where, personId: liaisonId });
        await signIn('helper', { ...where, personId: helperId });
        await signIn('secretary', where);
        for (let m = 0; m < perVillage; m += 1) {
          const familyId = newId();
          const personId = await person({ ...where, isMember: 1, familyId });
          const memberId = newId();
          const [province, city, inProvince] = places[pick(4)];
          await sheaf.add('members', { id: memberId, personId, countyId, ...where, branch: '村党支部', category: 'full', joinDay: '2010-07-01', rosterLiaison: '', lastContactDay: dayBefore(pick(pick(20) ? 60 : 400)), verifiedOn: pick(3) ? dayBefore(pick(300)) : null, version: 1, createdAt: now });
          await sheaf.add('outflows', { id: newId(), memberId, personId, countyId, ...where, outDay: dayBefore(pick(500)), outPrecision: 'day', expectedMonths: pick(2) ? 12 : null, province, city, inProvince: Number(inProvince), job: '电子厂', trade: trades[pick(trades.length)], reason: '务工', fromDay: '2025-03-01', backDay: null, version: 1, createdAt: now });
          if (pick(20)) await sheaf.add('liaisons', { id: newId(), countyId, townshipId, memberId, personId, liaisonId, fromDay: '2026-01-01', untilDay: null });
          await sheaf.add('families', { id: familyId, countyId, ...where, groupName: '一组', headPersonId: personId, createdAt: now });
          const home = [];
          for (const [relation, kind] of [['本人', 'member'], ['母亲', 'elder'], ['儿子', 'child']]) {
            const id = kind === 'member' ? personId : await person({ ...where, familyId });
            home.push(id);
            await sheaf.add('family_people', { id: newId(), familyId, countyId, ...where, personId: id, memberPersonId: kind === 'member' ? null : personId, relation, kind, fromDay: '2026-01-01', untilDay: null });
          }
          await access('liaison', liaisonId, 'person', personId, 'liaison');
          await access('liaison', liaisonId, 'family', familyId, 'liaison');
          if (paired) await access('helper', helperId, 'family', familyId, 'pairing');
          if (paired) await sheaf.add('pairings', { id: newId(), countyId, ...where, familyId, helperId, helperClass: 'cadre', role: 'first', aspects: '[]', duty: '', openKey: newId(), fromDay: '2026-01-01', untilDay: null, endedAt: null, reason: '', madeBy: null, createdAt: now });
          for (let i = 0; i < (lean ? 0 : 10); i += 1) await sheaf.add('checkins', { id: newId(), countyId, ...where, userId: personId, personId: i % 3 ? personId : null, familyId, kind: 'well', byName: '远明', city, line: '都好', happenedAt: now - pick(300) * DAY_MS, receivedAt: now - 300 * DAY_MS, undoneAt: null, requestId: null });
          for (let i = 0; i < (lean ? 0 : 3); i += 1) {
            const ago = 20 + pick(300);
            await sheaf.add('visits', { id: newId(), countyId, ...where, familyId, helperId, byUserId: helperId, byName: '建国', way: 'door', occasion: 'monthly', state: 'met', aspects: '[]', words: '都好', difficulty: '', echo: 1, photoIds: '[]', happenedAt: now - ago * DAY_MS, onDay: dayBefore(ago), period: dayBefore(ago).slice(0, 7), receivedAt: now, requestId: null });
          }
          const facts = { id: memberId, personId, familyId, ...where };
          township.members.push(facts);
          world.members.push(facts);
          if (v === 0 && m < SIGNED_IN) {
            await signIn('member', { ...where, personId, familyId });
            await signIn('family', { ...where, personId: home[1], familyId });
          }
        }
      }
    }
    await sheaf.end();
    return sheaf.rows;
  };
  world.rows = await services.db.tx(fill);
  return world;
}

/** Access tokens of every sign-in, good for an hour. */
export function signTokens(services, world) {
  const { sign } = require('jsonwebtoken');
  const { kid, key } = services.keys.jwt;
  for (const worn of world.hats) worn.token = sign({}, key, { algorithm: 'HS256', keyid: kid, subject: worn.sessionId, issuer: 'guiyan', audience: 'guiyan', expiresIn: 3600, header: { alg: 'HS256', typ: 'at+jwt' } });
}

/** Opens the app without a port, for as long as `fn` runs. */
export async function withServices(settings, fn) {
  const app = await dist('app.js').buildApp({ settings, jobs: false, wechat: null });
  try {
    return await fn(app.services);
  } finally {
    await app.stop();
  }
}

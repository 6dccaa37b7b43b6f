import { hats, hatTitles, type Hat } from '@guiyan/shared/domain/hats';
import { isMobile } from '@guiyan/shared/domain/phone';
import { provinceNamed } from '@guiyan/shared/domain/regions';
import { makeInvite, signInOptions } from '../modules/accounts';
import { addOrg, findCountyByName, findOrgNamed } from '../modules/orgs';
import { createOp, record, work, type Op } from '../platform/op';
import type { Services } from '../platform/services';
import type { Flags } from '../cli';

/** Hats that stand for an office, and need nobody from a roster. `place` is the least the hat must name. */
const places: Partial<Record<Hat, 'county' | 'township' | 'village' | 'org'>> = { county: 'county', auditor: 'county', outpost: 'county', clerk: 'township', secretary: 'village', civil: 'township', window: 'org' };

const need = (value: string | undefined, flag: string): string => {
  if (!value?.trim()) throw new Error(`少了 ${flag}`);
  return value.trim();
};

/** Makes the county on first use, in a transaction of its own: what follows needs its data key. */
async function countyFor(services: Services, flags: Flags): Promise<string> {
  const name = need(flags.county, '--county');
  const known = await services.db.read((m) => findCountyByName(createOp(services, m, null), name));
  if (known) return known.id;
  const { demo, county } = await services.db.read((m) => signInOptions(createOp(services, m, null)));
  if (demo) throw new Error(`这是演示库（${county}），谁都能进，真的县不要建在这里。换一个 DATA_DIR，并设 SEED_DEMO=no 再来`);
  const province = provinceNamed(need(flags.province, '--province'));
  if (!province) throw new Error('--province 要写省名，例如 贵州省');
  const id = await work(services, (op) => addOrg(op, { kind: 'county', name, province: province.name }));
  await services.keys.ensure(id);
  return id;
}

async function townshipFor(op: Op, countyId: string, name: string): Promise<string> {
  const known = await findOrgNamed(op, countyId, 'township', name);
  if (known) return known.id;
  const townshipId = await addOrg(op, { countyId, kind: 'township', name, parentId: countyId });
  await addOrg(op, { countyId, townshipId, kind: 'network_branch', name: `${name}网络党支部`, parentId: townshipId });
  return townshipId;
}

/** The first link of an installation, and any later one the office cannot give itself. Answers what to print. */
export async function inviteFirst(services: Services, flags: Flags, address: string): Promise<string> {
  const hat = hats.find((h) => h === flags.hat);
  const least = hat && places[hat];
  if (!hat || !least) throw new Error(`--hat 只能是 ${Object.keys(places).join('、')}；别的身份由组织干事在办公端邀请`);
  const name = need(flags.name, '--name');
  if (flags.phone && !isMobile(flags.phone)) throw new Error('--phone 要写 11 位手机号');
  if (least !== 'county') need(flags.township, '--township');
  if (least === 'village') need(flags.village, '--village');
  if (least === 'org') need(flags.org, '--org');
  const countyId = await countyFor(services, flags);
  const { code, expiresOn, place } = await work(services, async (op) => {
    const scope = { countyId, townshipId: least === 'county' ? null : await townshipFor(op, countyId, flags.township!.trim()), villageId: null as string | null, orgId: null as string | null };
    if (flags.village) {
      const village = await findOrgNamed(op, countyId, 'village', flags.village, scope.townshipId);
      if (!village) throw new Error(`没有 ${flags.village} 这个村，名册导入后才有`);
      scope.villageId = village.id;
    }
    const kind = hat === 'outpost' ? 'outpost' as const : 'window' as const;
    if (flags.org && (hat === 'window' || hat === 'outpost')) {
      scope.orgId = (await findOrgNamed(op, countyId, kind, flags.org, scope.townshipId))?.id ?? (await addOrg(op, { countyId, townshipId: scope.townshipId, parentId: scope.townshipId ?? countyId, kind, name: flags.org }));
    }
    const at = flags.org ?? flags.village ?? (least === 'county' ? flags.county! : flags.township!);
    const made = await makeInvite(op, hat, name, flags.phone ?? null, { ...scope, place: at, personId: null, familyId: null }, null);
    await record(op, 'invite.made', { inviteId: made.id, hat }, { countyId, townshipId: scope.townshipId, subjectId: made.id });
    return { ...made, place: at };
  });
  const link = hat === 'window' ? `${address}/accounts/invite/index?code=${code}` : `${address}/desktop/#/invite/${code}`;
  return `${hatTitles[hat]} ${name}（${place}）的邀请，${expiresOn} 前有效，只能用一次：\n  ${link}\n  邀请码 ${code}${flags.phone ? '，要用他的手机号登录' : ''}`;
}

import { addMonths, type Day } from '@guiyan/shared/domain/dates';
import { act, type Stage, type Worn } from './stage';
import type { Family, Place } from './township';

/** Branch secretaries and station keepers of the demo, by village in its fixed order; invented like everybody. */
const secretaries = ['石光荣', '吴正华', '杨守田', '龙国梁', '潘昌林', '欧春山', '王再兴', '罗景行'];
const keepers = ['田长庚', '周仁贵', '唐文斌'];

/** R13 N1 R10 The township's own desks: office, leading group, network branch, a branch and a secretary in each village, stations, and two years of figures. */
export function playDesks(stage: Stage, place: Place, clerk: Worn, families: readonly Family[], began: Day): void {
  stage.on(began, 10, clerk, async (op) => {
    const seat = (orgId: string, title: string, name: string, phone?: string) => act(op, 'orgs.seat', { orgId, title, name, ...(phone && { phone }) });
    const add = async (kind: 'office' | 'leading_group' | 'station' | 'branch', parentId: string, name: string, phone?: string) => (await act(op, 'orgs.add', { kind, parentId, name, ...(phone && { phone }) })).id;
    const office = await add('office', place.townshipId, '流动党员管理办公室', '0855-6201120');
    await seat(office, '主任', clerk.name, '0855-6201121');
    await seat(await add('leading_group', place.townshipId, '流动党员工作领导小组'), '组长', '滕宏远');
    const branch = (await act(op, 'orgs.tree', {})).rows.find((o) => o.kind === 'network_branch')!.id;
    await seat(branch, '书记', '韦延年', '0855-6201122');
    await seat(branch, '联络员', clerk.name, '0855-6201121');
    for (const [i, village] of place.villages.entries()) await seat(await add('branch', village.id, `${village.name}党支部`), '书记', secretaries[i % secretaries.length]!, `0855-62013${String(i + 1).padStart(2, '0')}`);
    for (const [i, name] of keepers.entries()) await seat(await add('station', place.villages[i]!.id, `${place.villages[i]!.name}联络站`), '站长', name);
    const year = Number(stage.today.slice(0, 4));
    await act(op, 'orgs.setProfile', { orgId: place.townshipId, year: year - 2, source: '统计年报', figures: [{ figure: 'households', value: 3120 }, { figure: 'population', value: 12_980 }, { figure: 'area', value: 152.3 }, { figure: 'arable', value: 14_260 }, { figure: 'party_members', value: 486 }] });
    await act(op, 'memberships.join', { orgId: branch, memberIds: families.slice(0, 12).map((f) => f.memberId) });
  });
  stage.on(addMonths(began, 6), 10, clerk, (op) => act(op, 'orgs.setProfile', { orgId: place.townshipId, year: Number(began.slice(0, 4)), source: '统计年报', figures: [{ figure: 'households', value: 3164 }, { figure: 'population', value: 12_904 }, { figure: 'area', value: 152.3 }, { figure: 'arable', value: 14_210 }, { figure: 'party_members', value: 491 }] }));
}

/** R9 People away for work who are no members: two villages told a total, four have a name. */
export function playMigrants(stage: Stage, place: Place, clerk: Worn, on: Day): void {
  stage.on(on, 11, clerk, async (op) => {
    const [first, second, third] = place.villages;
    const named = [['简子昂', '33', '宁波市', 'factory', 6, true], ['冉小雨', '44', '东莞市', 'factory', 0, false], ['阮长青', '33', '义乌市', 'own', 14, true], ['柏云帆', '52', '贵阳市', 'building', 2, false]] as const;
    for (const [i, [name, province, city, trade, brought, activist]] of named.entries()) await act(op, 'migrants.add', { villageId: (i < 2 ? first : second)!.id, name, province, city, trade, brought, activist, fromDay: on });
    await act(op, 'migrants.setTotal', { villageId: first!.id, on, total: 86, outProvince: 71, brought: 6, source: '村文书，半年摸底' });
    await act(op, 'migrants.setTotal', { villageId: third!.id, on, total: 54, outProvince: 39, source: '村文书，半年摸底' });
  });
}

/** N2 A centre, a general branch and its branches away from home, tied to the county. */
export function playOutposts(stage: Stage, county: Worn, centre: string, began: Day): void {
  stage.on(began, 10, county, async (op) => {
    const approved = { homeId: county.countyId, approvedBy: '中共雁溪县委组织部', approvedNo: '〔2025〕12号', approvedOn: began };
    await act(op, 'orgs.edit', { id: centre, outpost: { form: 'centre', city: '宁波市', ...approved } });
    await act(op, 'orgs.seat', { orgId: centre, title: '负责人', name: '雷春生', phone: '0574-87001102' });
    const below = async (parentId: string, name: string, form: 'general_branch' | 'branch', city: string) => (await act(op, 'orgs.add', { kind: 'outpost', parentId, name, outpost: { form, city, ...approved } })).id;
    const general = await below(centre, '驻浙江流动党员党总支', 'general_branch', '宁波市');
    for (const [city, contact, phone] of [['宁波市', '蒋通海', '0574-87001103'], ['温州市', '彭世杰', '0577-88001104'], ['义乌市', '谢庆丰', '0579-85001105']] as const) await act(op, 'orgs.seat', { orgId: await below(general, `驻${city.slice(0, 2)}党支部`, 'branch', city), title: '当地联系人', name: contact, phone });
    await act(op, 'orgs.edit', { id: county.countyId, phone: '0855-6200012' });
  });
}

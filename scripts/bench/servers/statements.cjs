// What both twins say to the database: the joins and filters of the real endpoints, each in one statement.
const columns = `m.id, m.person_id as personId, m.village_id as villageId, p.family_id as familyId, p.name, v.name as village, p.phone_ct as phone, o.out_day as outDay, o.province, o.city, o.in_province as inProvince, o.job, lp.name as liaison, m.last_contact_day as lastCheckinOn`;
const joins = `from members m join people p on p.id = m.person_id left join orgs v on v.id = m.village_id
  join outflows o on o.member_id = m.id and o.back_day is null
  left join liaisons l on l.member_id = m.id and l.until_day is null left join people lp on lp.id = l.liaison_id`;

exports.listSql = ({ countyId, townshipId, village, going, name, limit }) => {
  const where = ['m.county_id = ?', 'm.township_id = ?'];
  const params = [countyId, townshipId];
  if (village) { where.push('m.village_id = ?'); params.push(village); }
  if (going) { where.push('o.in_province = ?'); params.push(going === 'in' ? 1 : 0); }
  if (name) { where.push('p.name like ?'); params.push(`%${name}%`); }
  return { text: `select ${columns} ${joins} where ${where.join(' and ')} order by coalesce(v.seq, 99999), m.id limit ${Number(limit) + 1}`, params };
};

exports.getSql = `select ${columns}, p.sex, p.birth, p.nation, p.edu, p.id_no_ct as idNo, m.branch, m.join_day as joinDay, p.group_name as groupName ${joins} where m.id = ?`;

exports.insertCheckin = (c) => [
  'insert into checkins (id, county_id, township_id, village_id, user_id, person_id, family_id, kind, by_name, city, line, happened_at, received_at, undone_at, request_id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,null,null)',
  [c.id, c.countyId, c.townshipId, c.villageId, c.userId, c.personId, c.familyId, c.kind, c.byName ?? '', c.city, c.line, c.happenedAt, c.now],
];

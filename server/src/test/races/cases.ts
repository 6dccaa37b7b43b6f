import { addPerson } from '../../modules/people';
import { work } from '../../platform/op';
import { aMember, anOutpost, aPhone, aTownship, signIn, type Away, type Place } from '../factories/county';
import { requestRaces } from './cases.requests';
import { event, type Effects, type Race } from './race';
import type { RaceWorld } from './world';

/** Each line: the verb, what the second one is told, how the subject is made, and what must have come to be exactly once. */
const today = '2026-11-22';
const found = <T>(value: T | null | undefined): T => { if (value === null || value === undefined) throw new Error('the race has no subject'); return value; };

const aPersonOf = ({ t, place }: RaceWorld): Promise<string> => work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '帮扶人', phone: aPhone() }));
const signed = (w: RaceWorld, away: Away, place: Place = w.place) => w.sign('member', { place, personId: away.personId, familyId: away.familyId });
const handedIn = async (w: RaceWorld): Promise<string> => (await (await signed(w, await aMember(w.t, w.place))).do('reports.handIn', { quarter: '2026Q4', text: '都好' })).id;
const asked = async (w: RaceWorld): Promise<string> => (await w.clerk.do('ledgers.ask', { ledger: 'outflow', village: w.place.villageId, purpose: '核对' })).id;
const handed = async (w: RaceWorld): Promise<{ id: string; memberId: string; personId: string }> => {
  const { memberId, personId } = await aMember(w.t, w.place);
  const { id } = await w.clerk.do('transfers.start', { memberId, toOrg: '外地党委' });
  await w.clerk.do('transfers.issueLetter', { id, number: `信${id}`.slice(0, 20), on: today, validDays: 30 });
  await w.clerk.do('transfers.hand', { id, on: today, carrier: 'member' });
  return { id, memberId, personId };
};
const turn = (what: string, reportId: string): Effects[string] => ['report_turns where what = ? and report_id = ?', what, reportId];
const desks = (w: RaceWorld) => [w.clerk, w.clerk2];
const aDuty = async (w: RaceWorld): Promise<string> => (await w.clerk.do('duties.give', { title: '去看看', dueOn: '2026-12-31', about: { kind: 'family', id: w.away.familyId }, to: { kind: 'office', hat: 'clerk' } })).id;
const aMeeting = async (w: RaceWorld): Promise<string> => {
  const { id } = await w.secretary.do('meetings.plan', { kind: 'tea_party', title: '茶话会', place: '村里', onDay: today, at: '上午 9 点' });
  await w.secretary.do('meetings.invite', { id, memberIds: [w.away.memberId] });
  return id;
};
const aGift = async (w: RaceWorld): Promise<{ id: string; home: RaceWorld['member'] }> => {
  const away = await aMember(w.t, w.place);
  const helper = await w.sign('helper', { place: w.place });
  await w.clerk.do('pairings.pair', { familyId: away.familyId, helperId: found(helper.personId), helperClass: 'society' });
  await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'festival', state: 'well', gifts: [{ kind: 'money', fen: 20_000, source: 'dues', giver: '支部' }], happenedAt: w.t.clock.now() });
  return { id: found((await helper.do('gifts.list', {})).rows[0]).id, home: await w.sign('family', { place: w.place, personId: away.elderId, familyId: away.familyId }) };
};

/** A service at the desk of a family of its own, and somebody of that family. */
const served = async (w: RaceWorld): Promise<{ id: string; familyId: string; home: RaceWorld['member'] }> => {
  const away = await aMember(w.t, w.place);
  await w.clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  const home = await w.sign('family', { place: w.place, personId: away.elderId, familyId: away.familyId });
  const { number } = found((await home.do('cards.mine', {})).card);
  const { id } = await w.clerk.do('services.logAtDesk', { number, unitId: w.place.windowId, on: today, matter: 'LOAN', priority: true, waitedMinutes: 5 });
  return { id, familyId: away.familyId, home };
};
const badlyRated = async (w: RaceWorld): Promise<{ id: string; familyId: string }> => {
  const { id, familyId, home } = await served(w);
  await home.do('services.rate', { id, opinion: 1 });
  return { id: found((await w.clerk2.do('services.callBacks', { state: 'open', limit: 200 })).rows.find((b) => b.familyId === familyId)).id, familyId };
};

/** A family that wants the one place there is. */
const aWish = async (w: RaceWorld): Promise<{ id: string; offerId: string; familyId: string }> => {
  const away = await aMember(w.t, w.place);
  await w.clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  const { id: offerId } = await w.clerk.do('grants.offer', { kind: 'place', title: '白香猪保种', gives: 'sow', amount: 2, places: 1, until: '2026-12-31', familyIds: [away.familyId] });
  const { id } = found((await w.clerk.do('grants.answers', { offerId })).rows[0]);
  await (await signed(w, away)).do('grants.answer', { id, want: true });
  return { id, offerId, familyId: away.familyId };
};

/** A card asked for by the family and found right by the village. */
const checkedAsk = async (w: RaceWorld): Promise<{ id: string; familyId: string }> => {
  const away = await aMember(w.t, w.place);
  const { id } = await (await signed(w, away)).do('cards.apply', {});
  await w.secretary.do('cards.check', { id });
  return { id, familyId: away.familyId };
};

export const races: readonly Race[] = [
  ...requestRaces,
  { verb: 'cards.issueBatch', late: [], make: async (w) => {
    const { familyId } = await aMember(w.t, w.place);
    return { input: { familyIds: [familyId] }, callers: desks(w), effects: { card: ['cards where family_id = ?', familyId], valid: ['cards where valid_family_id = ?', familyId], 'township without a gap in its numbers': ['card_counters c where c.place_id = ? and c.issued = (select count(*) from cards k where k.township_id = c.place_id)', w.place.townshipId] } };
  } },
  { verb: 'cards.apply', late: ['card.asked'], make: async (w) => { const away = await aMember(w.t, w.place); return { input: {}, callers: [await signed(w, away)], effects: { ask: ['card_asks where family_id = ?', away.familyId], told: event('card.asked', away.familyId) } }; } },
  { verb: 'cards.approve', late: [], make: async (w) => { const { id, familyId } = await checkedAsk(w); return { input: { ids: [id] }, callers: desks(w), effects: { approved: [`card_asks where status = 'approved' and id = ?`, id], told: event('card.approved', familyId) } }; } },
  { verb: 'ledgers.approve', late: ['ledger.answered'], make: async (w) => { const id = await asked(w); return { input: { id }, callers: [w.clerk2, w.county], effects: { told: event('ledger.approved', id), approved: [`ledger_askings where id = ? and status = 'approved'`, id] } }; } },
  { verb: 'ledgers.refuse', late: ['ledger.answered'], make: async (w) => { const id = await asked(w); return { input: { id, reason: '不需要' }, callers: [w.clerk2, w.county], effects: { told: event('ledger.not_approved', id) } }; } },
  { verb: 'surveys.open', late: ['surveys.open_already'], make: async (w) => {
    const place = await aTownship(w.t, w.place.countyId);
    const away = await aMember(w.t, place, { withElder: false });
    const clerk = await w.sign('clerk', { place });
    await clerk.do('families.addPerson', { familyId: away.familyId, name: '吴老福', birth: '1950-01-02', relation: '父亲', kind: 'elder' });
    const { opensOn, closesOn, rules } = await clerk.do('surveys.plan', {});
    return { input: { township: place.townshipId, opensOn, closesOn, rules }, callers: [clerk, w.county], effects: { round: ['survey_rounds where township_id = ?', place.townshipId], subject: ['survey_subjects where township_id = ?', place.townshipId] } };
  } },
  { verb: 'surveys.close', late: ['surveys.closed'], make: async (w) => {
    const place = await aTownship(w.t, w.place.countyId);
    const away = await aMember(w.t, place, { withElder: false });
    const [clerk, secretary] = [await w.sign('clerk', { place }), await w.sign('secretary', { place })];
    await clerk.do('families.addPerson', { familyId: away.familyId, name: '吴老福', birth: '1950-01-02', relation: '父亲', kind: 'elder' });
    const { opensOn, closesOn, rules } = await clerk.do('surveys.plan', {});
    const { id } = await clerk.do('surveys.open', { opensOn, closesOn, rules });
    for (const s of (await clerk.do('surveys.subjects', { roundId: id })).rows) await secretary.do('surveys.record', { id: s.id, outcome: 'here' });
    for (const s of (await clerk.do('surveys.subjects', { roundId: id, state: 'undecided' })).rows) await clerk.do('surveys.decide', { ids: [s.id], how: s.choices[0]!, words: '看过了' });
    return { input: { id }, callers: [clerk, await w.sign('clerk', { place })], effects: { told: event('survey.closed', id) } };
  } },
  { verb: 'transfers.start', late: ['transfer.open'], make: async (w) => { const { memberId, personId } = await aMember(w.t, w.place); return { input: { memberId, toOrg: '外地党委' }, callers: desks(w), effects: { transfer: ['transfers where member_id = ?', memberId], told: event('transfer.started', personId) } }; } },
  { verb: 'transfers.receive', late: ['transfer.wrong_state'], make: async (w) => { const { id, personId } = await handed(w); return { input: { id, on: today }, callers: desks(w), effects: { told: event('transfer.received', personId), 'letter that came back': [`papers p join transfers x on x.paper_id = p.id where x.id = ? and p.ended_as = 'returned'`, id], 'letter that ended': ['events where name = ? and subject_id = ?', 'paper.ended', personId] } }; } },
  { verb: 'reports.handIn', late: ['report.already_in', 'report.told_meanwhile'], make: async (w) => { const away = await aMember(w.t, w.place); return { input: { quarter: '2026Q4', text: '都好' }, callers: [await signed(w, away)], effects: { report: ['reports where person_id = ?', away.personId], turn: ['report_turns x join reports r on r.id = x.report_id where r.person_id = ?', away.personId] } }; } },
  { verb: 'reports.accept', late: ['report.wrong_state'], make: async (w) => { const id = await handedIn(w); return { input: { id, words: '收到' }, callers: [w.secretary, w.clerk], effects: { accepted: turn('accepted', id) } }; } },
  { verb: 'reports.return', late: ['report.wrong_state'], make: async (w) => { const id = await handedIn(w); return { input: { id, reason: '再写几句' }, callers: [w.secretary, w.clerk], effects: { returned: turn('returned', id) } }; } },
  { verb: 'papers.register', late: ['paper.has_one', 'paper.number_taken'], make: async (w) => { const { memberId } = await aMember(w.t, w.place); return { input: { memberId, kind: 'activity', number: memberId.slice(0, 30), issuedOn: '2026-01-01' }, callers: desks(w), effects: { paper: ['papers where member_id = ?', memberId] } }; } },
  { verb: 'arrivals.report', late: ['arrival.open'], make: async (w) => { const away = await aMember(w.t, w.place); return { input: { hostOrgId: await anOutpost(w.t, w.place) }, callers: [await signed(w, away)], effects: { arrival: ['arrivals where member_id = ?', away.memberId] } }; } },
  { verb: 'arrivals.accept', late: ['arrival.wrong_state'], make: async (w) => {
    const orgId = await anOutpost(w.t, w.place);
    const away = await aMember(w.t, w.place);
    const { id } = await (await signed(w, away)).do('arrivals.report', { hostOrgId: orgId });
    return { input: { id }, callers: [await w.sign('outpost', { place: w.place, orgId }), await w.sign('outpost', { place: w.place, orgId })], effects: { accepted: event('arrival.accepted', away.personId), sight: [`access where subject_id = ? and why = 'accepted' and until_day is null`, away.personId] } };
  } },
  { verb: 'accounts.approveBind', late: ['bind.not_open', 'bind.taken'], make: async (w) => {
    const away = await aMember(w.t, w.place, { idState: 'damaged', withElder: false });
    const now = w.t.clock.now();
    await w.t.as(await signIn(w.t, away.phone)).do('accounts.bindMember', { name: away.name, idLast4: '0000' });
    w.t.clock.set(now);
    return { input: { id: found((await w.clerk.do('accounts.bindRequests', {})).rows.find((b) => b.personId === away.personId)).id }, callers: desks(w), effects: { hat: [`hats where hat = 'member' and person_id = ?`, away.personId] } };
  } },
  { verb: 'accounts.acceptInvite', late: ['invite.not_open'], make: async (w) => {
    const personId = await aPersonOf(w);
    const { code } = await w.clerk.do('accounts.invite', { hat: 'helper', name: '帮扶人', personId });
    return { input: { code }, callers: [await w.sign('helper', { place: w.place }), await w.sign('helper', { place: w.place })], effects: { hat: [`hats where hat = 'helper' and person_id = ?`, personId] } };
  } },
  { verb: 'pairings.pair', late: ['pairing.exists'], make: async (w) => { const { familyId } = await aMember(w.t, w.place); return { input: { familyId, helperId: await aPersonOf(w), helperClass: 'society' }, callers: desks(w), effects: { pairing: ['pairings where family_id = ?', familyId], sight: [`access where subject_id = ? and why = 'pairing' and until_day is null`, familyId] } }; } },
  { verb: 'gifts.confirm', late: ['gift.settled'], make: async (w) => { const { id, home } = await aGift(w); return { input: { id, got: true }, callers: [home], effects: { settled: [`events e join gifts g on g.family_id = e.subject_id where e.name = 'gift.settled' and g.id = ?`, id] } }; } },
  { verb: 'duties.done', late: ['duty.not_open'], make: async (w) => { const id = await aDuty(w); return { input: { id, words: '去过了' }, callers: desks(w), effects: { done: [`duty_steps where duty_id = ? and what = 'done'`, id], told: event('duties.ended', id) } }; } },
  { verb: 'duties.cancel', late: ['duty.not_open'], make: async (w) => { const id = await aDuty(w); return { input: { id, reason: '不用了' }, callers: desks(w), effects: { cancelled: [`duty_steps where duty_id = ? and what = 'cancelled'`, id], told: event('duties.ended', id) } }; } },
  { verb: 'meetings.hold', late: ['meeting.not_planned'], make: async (w) => { const id = await aMeeting(w); return { input: { id, heldOn: today, attended: [w.away.memberId] }, callers: [w.secretary], effects: { held: event('meeting.held', id) } }; } },
  { verb: 'meetings.askGuests', late: [], make: async (w) => {
    const { elderId } = await aMember(w.t, w.place);
    return { input: { id: await aMeeting(w), kind: 'elder', personIds: [elderId] }, callers: [w.secretary], effects: { guest: ['meeting_guests where person_id = ?', elderId] } };
  } },
  { verb: 'meetings.pair', late: ['meeting.paired'], make: async (w) => {
    const { id } = await w.secretary.do('meetings.plan', { kind: 'peer', title: '手拉手', place: '村里', onDay: today, at: '上午 9 点' });
    const two = [await aMember(w.t, w.place), await aMember(w.t, w.place)];
    const [one, other] = (await w.secretary.do('meetings.askGuests', { id, kind: 'elder', personIds: two.map((away) => away.elderId) })).guests;
    return { input: { id, guestId: found(one).id, withId: found(other).id }, callers: [w.secretary], effects: { paired: event('meeting.paired', id) } };
  } },
  { verb: 'sites.close', late: ['site.closed'], make: async (w) => {
    const { id } = await w.clerk.do('sites.add', { villageId: w.place.villageId, name: '幸福小院', place: '村委会旁', keeper: '管的人', phone: '0855-7654321', days: '周六', from: today });
    return { input: { id, on: today, reason: '漏雨' }, callers: desks(w), effects: { told: event('site.closed', id) } };
  } },
  { verb: 'meetings.invite', late: [], make: async (w) => {
    const { memberId } = await aMember(w.t, w.place);
    return { input: { id: await aMeeting(w), memberIds: [memberId] }, callers: [w.secretary], effects: { invitee: ['meeting_people where member_id = ?', memberId] } };
  } },
  { verb: 'ledgers.take', late: [], make: async (w) => { const id = await asked(w); await w.clerk2.do('ledgers.approve', { id }); return { input: { id }, callers: [w.clerk], effects: { file: ['files f join ledger_askings a on a.file_id = f.id where a.id = ?', id], told: [`events e join ledger_askings a on a.file_id = e.subject_id where e.name = 'ledger.exported' and a.id = ?`, id] } }; } },
  { verb: 'papers.check', late: ['paper.checked'], make: async (w) => {
    const { memberId } = await aMember(w.t, w.place);
    const { id } = await w.clerk.do('papers.register', { memberId, kind: 'activity', number: memberId.slice(0, 30), issuedOn: '2025-01-01' });
    return { input: { id, on: today }, callers: desks(w), effects: { check: ['paper_checks where paper_id = ?', id] } };
  } },
  { verb: 'cards.void', late: ['card.not_valid'], make: async (w) => {
    const { familyId } = await aMember(w.t, w.place);
    await w.clerk.do('cards.issueBatch', { familyIds: [familyId] });
    return { input: { id: found((await w.clerk.do('cards.list', { limit: 200 })).rows.find((k) => k.familyId === familyId)).id, reason: 'lost' }, callers: desks(w), effects: { told: event('card.voided', familyId) } };
  } },
  { verb: 'families.setTag', late: ['families.has_tag'], make: async (w) => { const { familyId, elderId } = await aMember(w.t, w.place); return { input: { familyId, personId: elderId, tag: 'ill' }, callers: desks(w), effects: { tag: ['family_tags where person_id = ? and until_day is null', elderId] } }; } },
  { verb: 'people.merge', late: ['people.merged_already', 'request.not_found'], make: async (w) => { const [keepId, goneId] = [await aPersonOf(w), await aPersonOf(w)]; return { input: { keepId, goneId }, callers: desks(w), effects: { merge: ['merges where gone_id = ?', goneId] } }; } },
  { verb: 'members.comeBack', late: ['outflow.none_open'], make: async (w) => { const { memberId, personId } = await aMember(w.t, w.place); return { input: { id: memberId, version: 1, day: today }, callers: desks(w), effects: { told: event('outflow.closed', personId) } }; } },
  { verb: 'greetings.echo', late: ['greeting.echoed'], make: async (w) => {
    const away = await aMember(w.t, w.place);
    await w.clerk.do('greetings.send', { occasion: '春节', year: 2027, text: '{姓名}，过年好' });
    const member = await signed(w, away);
    return { input: { id: found((await member.do('greetings.list', {})).rows[0]).id, kind: 'thanks' }, callers: [member], effects: { told: event('greeting.echoed', away.personId) } };
  } },
  { verb: 'services.rate', late: ['service.rated'], make: async (w) => { const { id, familyId, home } = await served(w); return { input: { id, opinion: 2 }, callers: [home], effects: { rating: ['service_ratings where service_id = ?', id], 'call back': ['service_call_backs where family_id = ?', familyId], duty: [`duties where rule_code = 'call_back' and family_id = ?`, familyId] } }; } },
  { verb: 'services.closeCallBack', late: ['service.call_back_closed'], make: async (w) => { const { id, familyId } = await badlyRated(w); return { input: { id, said: '等久了', done: '说好了' }, callers: [w.clerk2, w.county], effects: { told: event('call_back.closed', familyId), done: [`duties where rule_code = 'call_back' and state = 'done' and family_id = ?`, familyId] } }; } },
  { verb: 'services.correct', late: ['row.changed'], make: async (w) => { const { id, familyId } = await served(w); return { input: { id, matter: 'PAPERS', priority: false, waitedMinutes: 5, reason: '点错了' }, callers: [w.clerk], effects: { correction: ['services where corrects_id = ?', id], standing: ['services where corrected = 0 and family_id = ?', familyId] } }; } },
  { verb: 'posts.review', late: ['post.not_waiting'], make: async (w) => { const { id } = await w.secretary.do('posts.write', { topic: 'labour', title: '招工', text: '招工' }); return { input: { id, version: 1, show: true }, callers: [...desks(w), w.county], effects: { told: event('post.shown', id), version: [`post_versions where post_id = ? and state = 'shown'`, id] } }; } },
  { verb: 'posts.withdraw', late: ['post.withdrawn'], make: async (w) => { const { id } = await w.secretary.do('posts.write', { topic: 'labour', title: '招工', text: '招工' }); return { input: { id, reason: '过期了' }, callers: desks(w), effects: { told: event('post.withdrawn', id) } }; } },
  { verb: 'grants.takeUp', late: ['offer.decided', 'offer.full'], make: async (w) => { const { id, offerId } = await aWish(w); return { input: { id }, callers: desks(w), effects: { grant: ['grants g join grant_answers a on a.grant_id = g.id where a.offer_id = ?', offerId], place: ['grant_offers where taken = 1 and id = ?', offerId], taken: [`grant_answers where state = 'taken' and offer_id = ?`, offerId] } }; } },
  { verb: 'checkins.undo', late: ['checkin.undone'], make: async (w) => { const away = await aMember(w.t, w.place); const { id } = await w.clerk.do('checkins.takeDown', { memberId: away.memberId, kind: 'well', happenedAt: w.t.clock.now() }); return { input: { id }, callers: [w.clerk], effects: { undone: ['checkins where undone_at is not null and id = ?', id], told: event('checkin.undone', away.personId) } }; } },
  { verb: 'grants.closeOffer', late: ['offer.ended'], make: async (w) => { const { offerId } = await aWish(w); return { input: { id: offerId, reason: '县里不办了' }, callers: desks(w), effects: { closed: [`grant_offers where ended = 'closed' and id = ?`, offerId], told: event('offer.closed', offerId) } }; } },
  { verb: 'grants.withdrawOffer', late: ['offer.ended', 'offer.some_taken'], make: async (w) => { const { offerId } = await aWish(w); return { input: { id: offerId, reason: '发错了' }, callers: desks(w), effects: { withdrawn: [`grant_offers where ended = 'withdrawn' and id = ?`, offerId], answer: [`grant_answers where state = 'withdrawn' and offer_id = ?`, offerId], told: event('offer.withdrawn', offerId) } }; } },
  { verb: 'grants.refuse', late: ['offer.decided'], make: async (w) => { const { id, offerId, familyId } = await aWish(w); return { input: { id, reason: '条件不够' }, callers: desks(w), effects: { refused: [`grant_answers where state = 'refused' and offer_id = ?`, offerId], told: event('offer.refused', familyId) } }; } },
];

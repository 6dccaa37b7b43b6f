import * as entitiesOfPlatform from '../platform/platform.entity';
import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../platform/handlers';
import type { Services } from '../platform/services';
import * as accounts from './accounts';
import * as alarms from './alarms';
import * as audit from './audit';
import * as calendar from './calendar';
import * as calls from './calls';
import * as cards from './cards';
import * as checkins from './checkins';
import * as clinics from './clinics';
import * as duties from './duties';
import * as difficulties from './difficulties';
import * as elders from './elders';
import * as families from './families';
import * as files from './files';
import * as greetings from './greetings';
import * as grants from './grants';
import * as handovers from './handovers';
import * as happenings from './happenings';
import * as home from './home';
import * as imports from './imports';
import * as ledgers from './ledgers';
import * as mandates from './mandates';
import * as marks from './marks';
import * as meetings from './meetings';
import * as posts from './posts';
import * as members from './members';
import * as memberships from './memberships';
import * as notices from './notices';
import * as orgs from './orgs';
import * as outposts from './outposts';
import * as pairings from './pairings';
import * as papers from './papers';
import * as people from './people';
import * as referrals from './referrals';
import * as reports from './reports';
import * as requests from './requests';
import * as greenChannel from './services';
import * as settings from './settings';
import * as stats from './stats';
import * as surveys from './surveys';
import * as migrants from './migrants';

/** Every table. */
export const entities = [
  ...Object.values(entitiesOfPlatform),
  settings.CountySetting, settings.CountyLabel,
  calendar.CalendarVersion,
  orgs.Org, orgs.OrgTurnRow, orgs.OrgOutpost, orgs.OrgPledge, orgs.OrgHolder, orgs.OrgProfile, orgs.OrgPlan, orgs.OrgOutpostTurn,
  people.Person, people.Merge, people.SameRecord, people.NotSame,
  accounts.User, accounts.HatRow, accounts.Access, accounts.SessionRow, accounts.LoginCode, accounts.BindAttempt, accounts.BindRequestRow, accounts.InviteRow,
  files.FileRow,
  members.Member, members.Outflow, members.Liaison, members.OutflowChange, members.HomeVisit, members.VerifyRound, members.Verification, members.SearchStep, members.LostCase, members.ContactLog,
  papers.Paper, papers.PaperCheck, papers.PaperLook, papers.PaperRule, papers.Transfer, papers.Arrival, papers.StampRow, papers.DuesRow,
  families.Family, families.FamilyPerson, families.FamilyTag, families.FamilyHead, families.Carer, families.Consent, families.ChildFile, families.ProtectedPerson, families.PersonTurn,
  surveys.SurveyRound, surveys.SurveySubject, surveys.SurveySnapshot, surveys.SurveyDecision,
  memberships.Membership,
  mandates.MandateRow,
  cards.CardCounter, cards.Card, cards.CardScan, cards.CardAskRow, cards.CardKeyRow, cards.CardList, cards.CardRevocation,
  greenChannel.ServiceRow, greenChannel.ServiceMatter, greenChannel.ServiceRating, greenChannel.ServiceCallBack,
  pairings.Pairing, pairings.Visit, pairings.Zone, pairings.Scheme, pairings.Gift, pairings.VisitPhoto, pairings.FamilyEcho, pairings.HelpdayRow,   checkins.CheckinRow,
  calls.CallRow, calls.CallPlan,
  greetings.GreetingBatch, greetings.GreetingRow,
  posts.PostRow, posts.PostVersion, posts.PostTopic,
  meetings.MeetingRow, meetings.MeetingPerson, meetings.MeetingItem, meetings.MeetingGuest, meetings.ActivitySite, meetings.SiteKeeper,
  happenings.HappeningRow,
  alarms.AlarmRow, alarms.AlarmNote,
  referrals.Counsellor, referrals.ReferralRow, referrals.ReferralNote,
  clinics.ClinicAttendance,
  grants.GrantRow, grants.GrantOutcome, grants.GrantOffer, grants.GrantAnswer,
  elders.ElderFile,
  reports.ReportEntry, reports.ReportTurnEntry,
  requests.RequestEntry, requests.RequestStepEntry, requests.RequestItemRow,
  difficulties.DifficultyKindRow,
  marks.MarkRow, marks.MarkUse,
  outposts.OutpostCentre, outposts.OutpostStaff, outposts.OutpostJoint, outposts.MarketRuleRow, outposts.MarketDayRow, outposts.MarketBooking, outposts.MarketTablet, outposts.MarketTicket,
  duties.DutyRuleRow, duties.DutyRow, duties.DutyStepRow, duties.DutyRun,
  notices.ReminderRow, notices.ReminderPerson, notices.DeliveryRow, notices.MessageGrant, notices.ReminderChoice, notices.InboxMark,
  imports.ImportRow, imports.ImportBatch, imports.ImportNote, imports.ImportKept, imports.ImportUndo, imports.ImportHead,
  ledgers.LedgerAsking,
  migrants.MigrantRow, migrants.MigrantTotal,
];

/** Endpoint name → handler, of every room. */
export const handlers = {
  ...settings.routes,
  ...calendar.routes,
  ...orgs.routes,
  ...people.routes,
  ...accounts.routes,
  ...files.routes,
  ...members.routes,
  ...memberships.routes,
  ...papers.routes,
  ...families.routes,
  ...surveys.routes,
  ...cards.routes,
  ...greenChannel.routes,
  ...mandates.routes,
  ...pairings.routes,
  ...checkins.routes,
  ...calls.routes,
  ...greetings.routes,
  ...meetings.routes,
  ...posts.routes,
  ...happenings.routes,
  ...alarms.routes,
  ...referrals.routes,
  ...clinics.routes,
  ...grants.routes,
  ...elders.routes,
  ...reports.routes,
  ...requests.routes,
  ...outposts.routes,
  ...difficulties.routes,
  ...marks.routes,
  ...duties.routes,
  ...handovers.routes,
  ...notices.routes,
  ...imports.routes,
  ...stats.routes,
  ...ledgers.routes,
  ...audit.routes,
  ...home.routes,
  ...migrants.routes,
} satisfies Routes<EndpointName>;

/** Listeners, senders and jobs of the rooms, lower floors first. */
export function register(services: Services): void {
  accounts.listen(services.listeners);
  members.listen(services.listeners);
  families.listen(services.listeners);
  cards.listen(services.listeners);
  pairings.listen(services.listeners);
  referrals.listen(services.listeners);
  requests.listen(services.listeners);
  duties.listen(services.listeners);
  notices.listen(services.listeners, services.outbox);
  services.schedule.add('fill-name-keys', '23 * * * * *', (now) => String(Math.floor(now / 60_000)), people.fillNameKeys);
  services.schedule.add('drop-expired-files', '41 3 * * *', (now) => String(Math.floor(now / 86_400_000)), files.dropExpired);
  services.schedule.add('turn-orgs', '1-59/10 * * * *', (now) => String(Math.floor(now / 600_000)), orgs.takeEffect);
  services.schedule.add('turn-ages', '5 0 * * *', (now) => String(Math.floor((now + 28_800_000) / 86_400_000)), families.turnAges);
  services.schedule.add('erase-child-files', '20 0 * * *', (now) => String(Math.floor((now + 28_800_000) / 86_400_000)), families.eraseFiles);
  services.schedule.add('resume-imports', '*/30 * * * * *', (now) => String(Math.floor(now / 30_000)), imports.resumeStalled);
  services.schedule.add('drop-old-undo', '47 3 * * *', (now) => String(Math.floor(now / 86_400_000)), imports.dropOldUndo);
  services.schedule.add('mark-missed', '35 0 * * *', (now) => String(Math.floor((now + 28_800_000) / 86_400_000)), outposts.markMissed);
  services.schedule.add('run-duties', '3-59/10 * * * *', (now) => String(Math.floor(now / 600_000)), duties.runDuties);
  services.schedule.add('remind', '6-59/10 * * * *', (now) => String(Math.floor(now / 600_000)), notices.remindAll);
  migrants.listen(services.listeners);
}

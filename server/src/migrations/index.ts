import { CreatePlatform } from './1763800000000-create-platform';
import { CreateOrgsPeople } from './1763800100000-create-orgs-people';
import { CreateAccounts } from './1763800200000-create-accounts';
import { CreateFiles } from './1763800300000-create-files';
import { CreateMembersFamilies } from './1763800400000-create-members-families';
import { CreateCheckins } from './1763800500000-create-checkins';
import { CreateReports } from './1763800600000-create-reports';
import { CreateRequests } from './1763800700000-create-requests';
import { CreateCards } from './1763800900000-create-cards';
import { CreatePairings } from './1763801000000-create-pairings';
import { CreateNotices } from './1763801050000-create-notices';
import { CreateImports } from './1763801100000-create-imports';
import { CreateSettings } from './1763802000000-create-settings';
import { FollowOutflows } from './1763802010000-follow-outflows';
import { CreateVerifications } from './1763802020000-create-verifications';
import { CreateLostCases } from './1763802030000-create-lost-cases';
import { CreateContactLogs } from './1763802040000-create-contact-logs';
import { CreateMerges } from './1763804000000-create-merges';
import { CreateFamilyFiles } from './1763804100000-create-family-files';
import { CreatePapers } from './1763806000000-create-papers';
import { CreateImportKept } from './1763807000000-create-import-kept';
import { KeepOrgHistory } from './1763808000000-keep-org-history';
import { CreateMemberships } from './1763808010000-create-memberships';
import { CreateImportUndo } from './1763812000000-create-import-undo';
import { CreateLedgerAskings } from './1763814000000-create-ledger-askings';
import { CreatePersonTurns } from './1763815000000-create-person-turns';
import { CreateImportHeads } from './1763816000000-create-import-heads';
import { CreateSurveys } from './1763817000000-create-surveys';
import { KeyNames } from './1763818000000-key-names';
import { KeepLiaisonPhones } from './1763819000000-keep-liaison-phones';
import { CreateCountyLabels } from './1763820000000-create-county-labels';
import { PlanOrgChanges } from './1763821000000-plan-org-changes';
import { KeepOutpostHistory } from './1763822000000-keep-outpost-history';
import { KeepHatOfAnswer } from './1763823000000-keep-hat-of-answer';
import { CreateMigrants } from './1763824000000-create-migrants';
import { CreateDuties } from './1763829000000-create-duties';
import { CoverRoster } from './1763832000000-cover-roster';
import { KeepTransfersBack } from './1763833500000-keep-transfers-back';
import { CreateCountyCalendars } from './1763834000000-create-county-calendars';
import { EnterFromPaper } from './1763834500000-enter-from-paper';
import { CreateCalls } from './1763843000000-create-calls';
import { KeepToldReports } from './1763843100000-keep-told-reports';
import { CreateGreetings } from './1763843200000-create-greetings';
import { CreateMeetings } from './1763843300000-create-meetings';
import { PairUnits } from './1763843400000-pair-units';
import { CreateSchemes } from './1763843410000-create-schemes';
import { CreateGifts } from './1763843420000-create-gifts';
import { ClimbLadder } from './1763843430000-climb-ladder';
import { CreateHappenings } from './1763844000000-create-happenings';
import { CreateAlarms } from './1763844001000-create-alarms';
import { CreateReferrals } from './1763844002000-create-referrals';
import { CreateHelpdays } from './1763844003000-create-helpdays';
import { CreateGrants } from './1763844004000-create-grants';
import { CreateClinics } from './1763844005000-create-clinics';
import { CreateElders } from './1763844006000-create-elders';
import { CoverNames } from './1764001000000-cover-names';
import { CoverDuties } from './1764001100000-cover-duties';
import { EndIllness } from './1764002000000-end-illness';
import { SignCards } from './1764003000000-sign-cards';
import { KeepServices } from './1764004000000-keep-services';
import { WorkByCatalogue } from './1764005000000-work-by-catalogue';
import { CreateMandates } from './1764005001000-create-mandates';
import { CreateOutposts } from './1764006000000-create-outposts';
import { CreateQueues } from './1764006100000-create-queues';
import { CreatePosts } from './1764007000000-create-posts';
import { CountLabour } from './1764008000000-count-labour';
import { CheckVisitPhotos } from './1764008001000-check-visit-photos';
import { TakeUpReferrals } from './1764008002000-take-up-referrals';
import { OfferGrants } from './1764009000000-offer-grants';
import { TakeDownCheckins } from './1764009100000-take-down-checkins';
import { OpenActivitySites } from './1764009200000-open-activity-sites';
import { LineKeptRows } from './1764011000000-line-kept-rows';
import { EndOffers } from './1764014000000-end-offers';
import { TakeBackTold } from './1764014100000-take-back-told';
import { CarryTogether } from './1764014112000-carry-together';
import { AnswerForGuests } from './1764016000000-answer-for-guests';

/** In order, append-only. */
export const migrations = [
  CreatePlatform,
  CreateOrgsPeople,
  CreateAccounts,
  CreateFiles,
  CreateMembersFamilies,
  CreateCheckins,
  CreateReports,
  CreateRequests,
  CreateCards,
  CreatePairings,
  CreateNotices,
  CreateImports,
  CreateSettings,
  FollowOutflows,
  CreateVerifications,
  CreateLostCases,
  CreateContactLogs,
  CreateMerges,
  CreateFamilyFiles,
  CreatePapers,
  CreateImportKept,
  KeepOrgHistory,
  CreateMemberships,
  CreateImportUndo,
  CreateLedgerAskings,
  CreatePersonTurns,
  CreateImportHeads,
  CreateSurveys,
  KeyNames,
  KeepLiaisonPhones,
  CreateCountyLabels,
  PlanOrgChanges,
  KeepOutpostHistory,
  KeepHatOfAnswer,
  CreateMigrants,
  CreateDuties,
  CoverRoster,
  KeepTransfersBack,
  CreateCountyCalendars,
  EnterFromPaper,
  CreateCalls,
  KeepToldReports,
  CreateGreetings,
  CreateMeetings,
  PairUnits,
  CreateSchemes,
  CreateGifts,
  ClimbLadder,
  CreateHappenings,
  CreateAlarms,
  CreateReferrals,
  CreateHelpdays,
  CreateGrants,
  CreateClinics,
  CreateElders,
  CoverNames,
  CoverDuties,
  EndIllness,
  SignCards,
  KeepServices,
  WorkByCatalogue,
  CreateMandates,
  CreateOutposts,
  CreateQueues,
  CreatePosts,
  CountLabour,
  CheckVisitPhotos,
  TakeUpReferrals,
  OfferGrants,
  TakeDownCheckins,
  OpenActivitySites,
  LineKeptRows,
  EndOffers,
  TakeBackTold,
  CarryTogether,
  AnswerForGuests,
];

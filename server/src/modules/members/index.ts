export { addMember, addMembersAway, changeMember, changeOutflow, noteContact, startOutflow, type MemberFacts, type OutflowFacts } from './members.actions';
export { ContactLog, HomeVisit, LostCase, OutflowChange, SearchStep, Verification, VerifyRound } from './follow.entity';
export { noteTransferred, placeOf } from './going.actions';
export { Liaison, Member, Outflow } from './members.entity';
export { listen } from './members.listeners';
export { placeWords } from './members.present';
export { findMemberOfPerson, getMember, getMemberOfPerson, liaisonOf, membersOfPeople, membersServed, openOutflow, type MemberLine } from './members.queries';
export { listMembers } from './roster.queries';
export { routes } from './members.routes';

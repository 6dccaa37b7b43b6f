export { addMember, addMembersAway, changeMember, changeOutflow, noteContact, startOutflow, type MemberFacts, type OutflowFacts } from './members.actions';
export { ContactLog, HomeVisit, LostCase, OutflowChange, SearchStep, Verification, VerifyRound } from './follow.entity';
export { noteTransferred } from './going.actions';
export { Liaison, Member, Outflow } from './members.entity';
export { listen } from './members.listeners';
export { placeWords } from './members.present';
export { findMemberOfPerson, getMember, getMemberOfPerson, liaisonOf, liaisonPhoneOf, listMembers, membersOfPeople, membersServed, openOutflow, type MemberLine } from './members.queries';
export { routes } from './members.routes';

export { addMember, addMembersAway, changeMember, changeOutflow, noteContact, startOutflow, type MemberFacts, type OutflowFacts } from './members.actions';
export { ContactLog, HomeVisit, LostCase, OutflowChange, SearchStep, Verification, VerifyRound } from './follow.entity';
export { ensureHere, noteTransferred } from './going.actions';
export { Liaison, Member, Outflow } from './members.entity';
export { previewMembersRule } from './figures.present';
export { listen } from './members.listeners';
export { placeWords } from './members.present';
export { findMemberOfPerson, getMember, getMemberOfPerson, liaisonOf, listMembers, membersOfPeople, membersServed, openOutflow, type MemberLine } from './members.queries';
export { routes } from './members.routes';

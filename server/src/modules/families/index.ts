export { joinFamily, makeFamilyOf, type Dependent } from './families.actions';
export { Family, FamilyPerson, FamilyTag } from './families.entity';
export { Carer, ChildFile, Consent, FamilyHead, PersonTurn, ProtectedPerson } from './files.entity';
export { eraseFiles } from './erasing.actions';
export { listen } from './families.listeners';
export { familyName } from './families.present';
export { familiesWithMemberAway, findFamily, getFamily, matesOf, seenFamilies, type FamilyMate } from './families.queries';
export { routes } from './families.routes';
export { turnAges, turnAgesOn } from './turns.actions';

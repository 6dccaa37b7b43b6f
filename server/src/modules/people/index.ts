export { addPeople, addPerson, changePerson, type PersonFacts } from './people.actions';
export { Person } from './people.entity';
export { Merge, NotSame, SameRecord } from './merges.entity';
export { tie, untie, type Mark } from './merges.actions';
export { getMerge, getRecord, within } from './merges.queries';
export { presentMerge } from './people.present';
export { familyPeople, findByIdNo, findByName, findByPhone, findPerson, getPerson, homesOf, id15Index, idIndex, idNoOf, keptOf, otherPhoneOf, peopleById, phoneIndex, phoneOf, recordsNamed, type PersonRow } from './people.queries';
export { familyOf, HIDDEN_NAME, idsOf, isSame, isHidden, maybePersonOf, nameFor, oncePerPerson, personOf, protectedAmong, sameIds, sameIdsOf, seesProtected, standing, unprotected } from './same.queries';
export { routes } from './people.routes';

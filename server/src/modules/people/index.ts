export { addPeople, addPerson, changePerson, type PersonFacts } from './people.actions';
export { Person } from './people.entity';
export { familyPeople, findByName, findByPhone, findPerson, getPerson, id15Index, idIndex, idNoOf, otherPhoneOf, peopleById, phoneIndex, phoneOf, type PersonRow } from './people.queries';

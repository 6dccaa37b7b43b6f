export { Access, BindAttempt, BindRequestRow, HatRow, InviteRow, LoginCode, SessionRow, User } from './accounts.entity';
export { endAccess, grantAccess, visible, type AccessFacts, type Sight } from './scope';
export { giveHat, makeInvite, type HatFacts } from './hats.actions';
export { listBindRequests } from './binding.actions';
export { loadActor, loadSessionActor, makeUser } from './sessions.actions';
export { areOnePerson, asHat, findHat, findUser, findUserByPhone, hatsOf, hatsOfPeople, userOpenid, userPhone, usersOfPerson } from './accounts.queries';
export { listen } from './accounts.listeners';
export { signInOptions } from './options.queries';
export { routes } from './accounts.routes';

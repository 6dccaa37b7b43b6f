export { addOrg, type NewOrg } from './orgs.actions';
export { seatOnce } from './holders.actions';
export { findCountyByName, findNetworkBranch, findOrg, findOrgNamed, getOrg, getSeen, listCounties, listOrgs, listOutposts, listVillages, listWindows, orgNames, type OrgRow } from './orgs.queries';
export { inVillage, namesOn, villagesByName, villagesUnder, type KnownVillage, type Standing } from './turns.queries';
export { profileOf } from './profile.queries';
export { Org } from './orgs.entity';
export { OrgTurnRow } from './turns.entity';
export { OrgHolder, OrgOutpost, OrgPledge, OrgProfile } from './keeping.entity';
export { routes } from './orgs.routes';

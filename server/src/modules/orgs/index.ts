export { addOrg, type NewOrg } from './orgs.actions';
export { findCountyByName, findNetworkBranch, findOrg, findOrgNamed, getOrg, listCounties, listOrgs, listOutposts, listVillages, listWindows, orgNames, type OrgRow } from './orgs.queries';
export { Org } from './orgs.entity';
export { routes } from './orgs.routes';

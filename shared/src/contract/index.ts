import { accounts } from './accounts';
import { cards } from './cards';
import { checkins } from './checkins';
import { families } from './families';
import { files } from './files';
import { home } from './home';
import { imports } from './imports';
import { members } from './members';
import { memberships } from './memberships';
import { migrants } from './migrants';
import { notices } from './notices';
import { orgs } from './orgs';
import { pairings } from './pairings';
import { people } from './people';
import { arrivals, dues, papers, stamps, transfers } from './papers';
import { reports } from './reports';
import { requests } from './requests';
import { settings } from './settings';
import { audit, ledgers, stats } from './stats';
import type { InputOf, OutputOf, ParsedOf } from './define';

/** Every endpoint there is. */
export const contract = { ...accounts, ...settings, ...orgs, ...people, ...files, ...members, ...memberships, ...migrants, ...transfers, ...papers, ...arrivals, ...stamps, ...dues, ...families, ...cards, ...checkins, ...reports, ...requests, ...pairings, ...notices, ...imports, ...stats, ...ledgers, ...audit, ...home };
export type ApiContract = typeof contract;
export type EndpointName = keyof ApiContract;
export type Input<N extends EndpointName> = InputOf<ApiContract[N]>;
export type Parsed<N extends EndpointName> = ParsedOf<ApiContract[N]>;
export type Output<N extends EndpointName> = OutputOf<ApiContract[N]>;

import { contract, type Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { Op } from '../../platform/op';
import { dateLine, greetingAt } from '../calendar';
import { countOwn } from '../duties';
import { presentFamilyHome } from './family.present';
import { givenName, MOST_ROWS } from './home.rules';
import { memberRows, presentMemberHome } from './member.present';
import { presentHelperHome, presentLiaisonHome, presentOfficeHome, presentWindowHome } from './staff.present';

type Home = Output<'home.open'>;
const doers: readonly Hat[] = contract['duties.list'].hats;

/** One round trip for a first screen: the hat's own part, and nothing of the others. */
export async function presentHome(op: Op): Promise<Home> {
  const actor = op.actor!;
  const { hat } = actor;
  const rows = hat === 'member' ? await memberRows(op) : [];
  return {
    today: op.today, greeting: `${greetingAt(op.now)}${actor.name ? `，${givenName(actor.name)}` : ''}`, dateLine: dateLine(op.today), hat, rows: rows.slice(0, MOST_ROWS),
    duties: hat && doers.includes(hat) ? await countOwn(op) : null,
    member: hat === 'member' ? await presentMemberHome(op) : null,
    family: hat === 'family' ? await presentFamilyHome(op) : null,
    liaison: hat === 'liaison' ? await presentLiaisonHome(op) : null,
    helper: hat === 'helper' ? await presentHelperHome(op) : null,
    window: hat === 'window' ? await presentWindowHome(op) : null,
    office: hat && !['member', 'family', 'liaison', 'helper', 'window'].includes(hat) ? await presentOfficeHome(op) : null,
  };
}

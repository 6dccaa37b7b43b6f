import type { Output } from '@guiyan/shared/contract';
import type { Op } from '../../platform/op';
import { dateLine, greetingAt } from '../calendar';
import { presentFamilyHome } from './family.present';
import { givenName, MOST_ROWS } from './home.rules';
import { memberRows, presentMemberHome } from './member.present';
import { presentHelperHome, presentLiaisonHome, presentOfficeHome, presentWindowHome } from './staff.present';

type Home = Output<'home.open'>;

/** One round trip for a first screen: the hat's own part, and nothing of the others. */
export async function presentHome(op: Op): Promise<Home> {
  const actor = op.actor!;
  const { hat } = actor;
  const rows = hat === 'member' ? await memberRows(op) : [];
  return {
    today: op.today, greeting: `${greetingAt(op.now)}${actor.name ? `，${givenName(actor.name)}` : ''}`, dateLine: dateLine(op.today), hat, rows: rows.slice(0, MOST_ROWS),
    member: hat === 'member' ? await presentMemberHome(op) : null,
    family: hat === 'family' ? await presentFamilyHome(op) : null,
    liaison: hat === 'liaison' ? await presentLiaisonHome(op) : null,
    helper: hat === 'helper' ? await presentHelperHome(op) : null,
    window: hat === 'window' ? await presentWindowHome(op) : null,
    office: hat && !['member', 'family', 'liaison', 'helper', 'window'].includes(hat) ? await presentOfficeHome(op) : null,
  };
}

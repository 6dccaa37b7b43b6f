import { contract, type Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { PartName } from '@guiyan/shared/domain/parts';
import type { Op } from '../../platform/op';
import { dateLine, greetingAt } from '../calendar';
import { countOwn } from '../duties';
import { committedPartsOff } from '../settings';
import { presentFamilyHome } from './family.present';
import { givenName, MOST_ROWS } from './home.rules';
import { memberRows, presentMemberHome } from './member.present';
import { presentHelperHome, presentLiaisonHome, presentOfficeHome, presentWindowHome } from './staff.present';

type Home = Output<'home.open'>;
const doers: readonly Hat[] = contract['duties.list'].hats;

/** X16 What leads into a part is not offered while the county does without it. */
const partAt: Partial<Record<Home['rows'][number]['to'], PartName>> = { greeting: 'greetings', meeting: 'meetings', market: 'outposts' };

/** One round trip for a first screen: the hat's own part, and nothing of the others. */
export async function presentHome(op: Op): Promise<Home> {
  const actor = op.actor!;
  const { hat } = actor;
  const off = hat === 'member' ? await committedPartsOff(op, actor.countyId!, op.today) : [];
  const rows = hat === 'member' ? (await memberRows(op)).filter((r) => !off.some((part) => part === partAt[r.to])) : [];
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

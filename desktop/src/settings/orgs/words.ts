import type { Output } from '@guiyan/shared/contract';
import { orgKindRules, orgKinds, outpostFormWords, type OrgKind } from '@guiyan/shared/domain/orgs';

export type Line = Output<'orgs.list'>['rows'][number];
export type Page = Output<'orgs.get'>;

/** A village is a 村; an organisation away from home is told by its own form and its city. */
export const kindWords = (o: Pick<Line, 'kind' | 'form' | 'city'>): string => (o.form ? `${outpostFormWords[o.form]}${o.city ? `，${o.city}` : ''}` : orgKindRules[o.kind].title);
/** What may be set up below this one, in the order of the table. */
export const kindsBelow = (kind: OrgKind): OrgKind[] => orgKinds.filter((k) => orgKindRules[k].below.includes(kind));
export const isPhone = (text: string): boolean => text === '' || /^[\d-]{5,15}$/.test(text);
export const phoneOf = (text: string): string => text.replace(/[^\d-]/g, '').slice(0, 15);

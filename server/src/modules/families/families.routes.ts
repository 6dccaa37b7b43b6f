import type { EndpointName, Output, Parsed } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import type { Op } from '../../platform/op';
import { presentMerge } from '../people';
import { changeGuardian, consent, consentText, protect, readFile, saveFile, unprotect, withdrawConsent } from './consents.actions';
import { presentCompleteness, presentFamilies, presentFamily, presentTagTotals } from './families.present';
import { getFamily, listFamilies, type FamilyLine } from './families.queries';
import { addFamily, addMate, endCarer, endMate, endTag, moveFamily, setCarer, setHead, setTag } from './hand.actions';
import { previewSetting } from './definitions.present';
import { mergeFamilies, unmergeFamilies } from './merging.actions';

type Name = Extract<EndpointName, `families.${string}`> | 'settings.preview';
/** A verb that answers the family's page as it is now. */
const shown = <N extends Name>(verb: (op: Op, input: Parsed<N>) => Promise<FamilyLine>) => async (op: Op, input: Parsed<N>): Promise<Output<'families.get'>> => presentFamily(op, await verb(op, input));

export const routes: Routes<Name> = {
  'families.list': async (op, input) => {
    const page = await listFamilies(op, input);
    return { ...page, rows: await presentFamilies(op, page.rows) };
  },
  'families.get': async (op, { id }) => presentFamily(op, await getFamily(op, id)),
  'families.add': addFamily, 'families.addPerson': shown<'families.addPerson'>(addMate), 'families.endPerson': shown<'families.endPerson'>(endMate), 'families.setHead': shown<'families.setHead'>(setHead), 'families.move': shown<'families.move'>(moveFamily),
  'families.setCarer': shown<'families.setCarer'>(setCarer), 'families.endCarer': shown<'families.endCarer'>(endCarer), 'families.setTag': shown<'families.setTag'>(setTag), 'families.endTag': shown<'families.endTag'>(endTag),
  'families.consentText': consentText, 'families.consent': shown<'families.consent'>(consent), 'families.changeGuardian': shown<'families.changeGuardian'>(changeGuardian), 'families.withdrawConsent': shown<'families.withdrawConsent'>(withdrawConsent), 'families.file': readFile, 'families.saveFile': shown<'families.saveFile'>(saveFile),
  'settings.preview': previewSetting,
  'families.completeness': presentCompleteness, 'families.tagTotals': presentTagTotals, 'families.protect': protect, 'families.unprotect': unprotect,
  'families.merge': async (op, input) => presentMerge(op, await mergeFamilies(op, input)), 'families.unmerge': async (op, input) => presentMerge(op, await unmergeFamilies(op, input)),
};

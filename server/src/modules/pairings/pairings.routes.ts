import { monthOf } from '@guiyan/shared/domain/dates';
import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { ownEcho, setEcho } from './echoes.actions';
import { cancelGift, confirmGift, noteGift } from './gifts.actions';
import { endPairing, pair } from './pairings.actions';
import { callOff, plan, recordHelpday } from './helpdays.actions';
import { presentHelpday, presentHelpFigures } from './helpdays.present';
import { listHelpdays } from './helpdays.queries';
import { presentGift, presentGifts, presentHelpers, presentLeft, presentPairings, presentVisits } from './pairings.present';
import { listLeft, listPairings } from './pairings.queries';
import { checkPhoto, presentPhoto, presentPhotos } from './photos.actions';
import { endScheme, setScheme } from './schemes.actions';
import { presentCoverage, presentLoad, presentScheme, presentSchemes, presentSubjects, presentZone, presentZones } from './schemes.present';
import { recordVisit } from './visits.actions';
import { countAspects, listVisits } from './visits.queries';
import { coverZone, endZone } from './zones.actions';

export const routes: Routes<Extract<EndpointName, `pairings.${string}` | `visits.${string}` | `zones.${string}` | `gifts.${string}` | `schemes.${string}` | `helpdays.${string}`>> = {   'pairings.list': async (op, input) => {
    const page = await listPairings(op, input);
    return { ...page, rows: await presentPairings(op, page.rows) };
  },
  'pairings.pair': async (op, input) => (await presentPairings(op, [await pair(op, input)]))[0]!,
  'pairings.end': async (op, input) => (await presentPairings(op, [await endPairing(op, input)]))[0]!,
  'pairings.left': async (op, input) => {
    const page = await listLeft(op, input);
    return { ...page, rows: page.rows.map(presentLeft) };
  },
  'pairings.helpers': presentHelpers,
  'zones.list': presentZones,
  'zones.cover': async (op, input) => presentZone(await coverZone(op, input)),
  'zones.end': async (op, input) => presentZone(await endZone(op, input)),
  'schemes.list': presentSchemes,
  'schemes.set': async (op, input) => presentScheme(op, await setScheme(op, input)),
  'schemes.end': async (op, input) => presentScheme(op, await endScheme(op, input)),
  'schemes.coverage': presentCoverage,
  'schemes.subjects': presentSubjects,
  'schemes.load': presentLoad,
  'gifts.list': presentGifts,
  'gifts.confirm': async (op, input) => presentGift(op, await confirmGift(op, input)),
  'gifts.notePaper': async (op, input) => presentGift(op, await noteGift(op, input)),
  'gifts.cancel': async (op, input) => presentGift(op, await cancelGift(op, input)),
  'visits.echo': ownEcho,
  'visits.setEcho': setEcho,
  'visits.record': async (op, input) => (await presentVisits(op, [await recordVisit(op, input)]))[0]!,
  'visits.photos': presentPhotos,
  'visits.checkPhoto': async (op, input) => presentPhoto(op, await checkPhoto(op, input)),
  'visits.aspects': async (op, { month }) => ({ month: month ?? monthOf(op.today), ...(await countAspects(op, month ?? monthOf(op.today))) }),
  'visits.list': async (op, input) => {
    const page = await listVisits(op, input);
    return { ...page, rows: await presentVisits(op, page.rows) };
  },
  'helpdays.plan': async (op, input) => presentHelpday(op, await plan(op, input)),
  'helpdays.record': async (op, input) => presentHelpday(op, await recordHelpday(op, input)),
  'helpdays.callOff': async (op, input) => presentHelpday(op, await callOff(op, input)),
  'helpdays.list': async (op, input) => {
    const page = await listHelpdays(op, input);
    return { ...page, rows: page.rows.map((t) => presentHelpday(op, t)) };
  },
  'helpdays.figures': presentHelpFigures,
};

import type { AskingState } from '@guiyan/shared/domain/ledgers';

/** More than this is not one ledger but a copy of the registry. */
export const MOST_ROWS = 20_000;
/** Days a workbook that was made can be fetched. */
export const EXPORT_DAYS = 7;

/** Cells a spreadsheet would run as a formula, in half or full width, get an apostrophe: they read back as the words they are. A phone with its country's code is no formula. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\0＝＋－＠]/.test(text) && !/^\+86[ -]?1\d{10}$/.test(text) ? `'${text}` : text);

/** Where an asking stands on a day. */
export const askingStateOf = (a: { status: string; expiresOn: string }, on: string): AskingState =>
  a.status === 'refused' ? 'refused' : a.expiresOn < on ? 'expired' : a.status === 'approved' ? 'approved' : 'open';

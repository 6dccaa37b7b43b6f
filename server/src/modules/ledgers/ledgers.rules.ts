/** More than this is not one ledger but a copy of the registry. */
export const MOST_ROWS = 20_000;

/** Cells a spreadsheet would run as a formula, in half or full width, get an apostrophe: they read back as the words they are. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\0＝＋－＠]/.test(text) ? `'${text}` : text);

import { sheetErrorWords, type SheetErrorCode } from '@guiyan/shared/domain/sheets';

/** The whole file is refused; `params` name figures for the sentence (rows, limit, entry). */
export class SheetError extends Error {
  constructor(readonly code: SheetErrorCode, readonly params: Record<string, string | number> = {}) {
    super(sheetErrorWords[code]);
    this.name = 'SheetError';
  }
}

interface State { status: string; asked: number; answered: number }
interface Stored { status: string; undoUntil: string | null }

export const mayAnswer = (i: State): boolean => i.status === 'asking' || i.status === 'tried';
/** Tried with every question answered, or a commit that stopped on its way. */
export const mayCommit = (i: State): boolean => (i.status === 'tried' && i.answered >= i.asked) || i.status === 'committing';
/** While its days last and something of it is in; an undoing that stopped goes on. */
export const mayUndo = (i: Stored, today: string): boolean => (i.status === 'done' && i.undoUntil !== null && i.undoUntil >= today) || i.status === 'undoing';

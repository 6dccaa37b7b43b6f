interface State { status: string; asked: number; answered: number }

export const mayAnswer = (i: State): boolean => i.status === 'asking' || i.status === 'tried';
/** Tried with every question answered, or a commit that stopped on its way. */
export const mayCommit = (i: State): boolean => (i.status === 'tried' && i.answered >= i.asked) || i.status === 'committing';

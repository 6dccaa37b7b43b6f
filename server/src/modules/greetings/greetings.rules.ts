/** Where the words of a card lie, to be ciphered. */
export const linePlace = (column: 'line' | 'echo_words', g: { id: string; countyId: string }) => ({ table: 'greetings', column, row: g.id, county: g.countyId });

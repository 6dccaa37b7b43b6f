const CORRECT_MS = 7 * 86_400_000;

/** F5 Seven days to put an entry right, counted from the service. */
export const inTimeToCorrect = (service: { happenedAt: number }, now: number): boolean => now - Number(service.happenedAt) <= CORRECT_MS;

/** Phones stay offline for a season; keys outlive it. */
export const KEY_DAYS = 400;

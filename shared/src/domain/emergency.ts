/** 急事先打电话: these stand before anything that is written, and nothing that is written is kept back for them. */
export const emergencyPhones = [
  { number: '110', words: '有人伤人、走失、被拐' },
  { number: '120', words: '有人受伤、昏过去、喝了药' },
  { number: '12345', words: '别的急事，找政府' },
] as const;
export const firePhone = { number: '119', words: '着火了' } as const;

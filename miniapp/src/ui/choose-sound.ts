/** WeChat records itself and has no file to choose; the browser’s chooser stands in `choose-sound.h5.ts`. */
export const chooseSound = (): Promise<string | undefined> => Promise.resolve(undefined);

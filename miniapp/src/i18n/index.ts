import { inLabels } from '@guiyan/shared/domain/labels';
import { useSession } from '@/api/session';

export type Lang = 'zh' | 'bo';

/** The {names} in a text. */
type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Params<T extends string> = [Slots<T>] extends [never] ? [] : [Record<Slots<T>, string | number>];

/**
 * A dictionary of one room: Chinese is the source of the keys; Tibetan may lack some, which then stay Chinese.
 * `t('left', { n: 8 })` is checked against the {n} of the Chinese text; `[card]` becomes the county's own word.
 */
export const texts =
  <const Zh extends Record<string, string>>(zh: Zh, bo: { [K in keyof Zh]?: string } = {}) =>
  <K extends keyof Zh & string>(key: K, ...[params]: Params<Zh[K]>): string => {
    const { lang, labels } = useSession.getState();
    const text = inLabels((lang === 'bo' ? bo[key] : undefined) ?? zh[key]!, labels);
    return params ? text.replace(/\{(\w+)\}/g, (_, name: string) => String((params as Record<string, string | number>)[name])) : text;
  };

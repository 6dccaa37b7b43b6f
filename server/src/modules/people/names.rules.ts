import { surnameOf } from '@guiyan/shared/domain/names';
import { pinyin } from 'pinyin-pro';

/** How a name is looked for by what it sounds like: 龙静文 is longjingwen, jingwen and ljw. */
export interface NameKeys { pinyin: string; givenPinyin: string; initials: string }
const MOST = 120;
const MOST_INITIALS = 30;

const letters = (text: string): string => text.toLowerCase().replace(/[üǖǘǚǜ]/g, 'v').replace(/[^a-z]/g, '');
/** A syllable for each sign; ü is v, as it is typed. A surname has its own reading: 单 shan, 覃 qin, 仇 qiu, 曾 zeng. */
const syllables = (name: string, asSurname: boolean): string[] => pinyin(name, { toneType: 'none', type: 'array', v: true, ...(asSurname ? { surname: 'head' as const } : {}) }).map(letters);

export function nameKeys(name: string): NameKeys {
  const said = syllables(name, true);
  const given = said.slice([...surnameOf(name)].length);
  return { pinyin: said.join('').slice(0, MOST), givenPinyin: given.join('').slice(0, MOST), initials: said.map((s) => s.slice(0, 1)).join('').slice(0, MOST_INITIALS) };
}

/** What somebody typed to find a name: letters alone are a sound, with or without spaces; anything else is signs. */
export interface NameSought { signs: string | null; sounds: string[] }
export function soughtOf(text: string): NameSought {
  if (/^[a-zA-ZüÜǖǘǚǜ'’ -]*[a-zA-ZüÜ][a-zA-ZüÜǖǘǚǜ'’ -]*$/.test(text)) return { signs: null, sounds: [letters(text)] };
  // As the beginning of a name, and as signs of a given one.
  return { signs: text, sounds: [...new Set([syllables(text, true).join(''), syllables(text, false).join('')])].filter(Boolean) };
}

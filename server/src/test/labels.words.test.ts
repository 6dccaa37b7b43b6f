import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { holdsLabels, labelWords, type LabelKey, type OwnLabels } from '@guiyan/shared/domain/labels';
import { errorSentence, errorWords, isInLabels, type ErrorCode } from '@guiyan/shared/errors';

const own: OwnLabels = { pairing: '馨安工程', card: '暖心卡', liaison: '暖心人', verify: '摸排', county_home: '归雁家园' };
const codes = Object.keys(errorWords) as ErrorCode[];
const inTokens = codes.filter(isInLabels);

describe('X13 sentences in a county’s own words', () => {
  it('X13 no error tells a token, in the first words or in one’s own', () => {
    expect(inTokens.length).toBeGreaterThan(8);
    for (const code of codes) for (const words of [{}, own]) expect([code, /\[\w+/.test(errorSentence(code, {}, words))]).toEqual([code, false]);
  });
  it('X13 each token says the county’s word, and the first one where it has none', () => {
    for (const code of inTokens) {
      const keys = [...errorWords[code].zh.matchAll(/\[(\w+)/g)].map(([, key]) => key as LabelKey);
      for (const key of keys) expect([code, errorSentence(code, {}, own).includes(own[key]!), errorSentence(code).includes(labelWords[key])]).toEqual([code, true, true]);
    }
  });
  it('X13 what somebody typed is told as it was typed', () => expect(errorSentence('requests.taken', { name: '[card]' }, own)).toBe('[card] 已经接了这件事'));
});

const root = resolve(__dirname, '../../..');
const files = (dir: string): string[] => readdirSync(join(root, dir)).flatMap((name) => {
  const path = join(dir, name);
  return statSync(join(root, path)).isDirectory() ? files(path) : /\.tsx?$/.test(name) && !/\.test\./.test(name) && !path.includes('/test/') ? [path] : [];
});
/** Dictionaries whose readers fill them: phone texts by `texts`, the others by `say` or `inLabels`. */
const dictionaries = [/^miniapp\/src\/.*texts\.ts$/, /^shared\/src\/(errors|domain\/(labels|ledgers|stats|settings|members|duties|happenings|parts))\.ts$/, /^desktop\/src\/(routes|members\/Member|people\/Compare|audit\/words|stats\/(words|FamilyTable))\.tsx?$/];
const code = (line: string): string => line.replace(/^\s*(\/\*\*?|\*|\/\/).*/, '').replace(/\/\/ .*/, '');

describe('X13 no token reaches a screen', () => {
  const lines = ['shared/src', 'server/src', 'desktop/src', 'miniapp/src'].flatMap(files).flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n').map((line, i) => ({ at: `${relative('.', path)}:${i + 1}`, path, line: code(line) })));
  it('X13 a text with a token stands beside what fills it, or in a dictionary', () => {
    const held = lines.filter(({ line }) => holdsLabels(line));
    expect(held.length).toBeGreaterThan(60);
    expect(held.filter(({ path, line }) => !/\b(say|inLabels)\(/.test(line) && !dictionaries.some((d) => d.test(path))).map(({ at }) => at)).toEqual([]);
  });
  it('X13 a dictionary with tokens is read through what fills it', () => {
    const reads = lines.filter(({ path, line }) => /\b(verifyStateWords|hangingWords|eventWords|dutyOwnerWords|happeningReaderWords)(\[|\.)/.test(line) && !path.startsWith('shared/'));
    expect(reads.length).toBeGreaterThan(5);
    expect(reads.filter(({ line }) => !/\b(say|inLabels)\(|const standing|verify_stale_months/.test(line)).map(({ at, line }) => `${at} ${line.trim().slice(0, 80)}`)).toEqual([]);
  });
});

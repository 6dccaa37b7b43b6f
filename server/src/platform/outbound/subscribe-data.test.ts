import * as fc from 'fast-check';
import { badField } from '../../../test-servers/fake-wechat/checks';
import { SubscribeFieldError, subscribeData, type Fields } from './subscribe-data';

const reasonOf = (fields: object): string => {
  try {
    subscribeData(fields as Fields);
    return 'accepted';
  } catch (error) {
    return error instanceof SubscribeFieldError ? `${error.field} ${error.reason}` : String(error);
  }
};
const fieldsOf = (key: string, value: unknown) => ({ [key]: value }) as Fields;
const one = (key: string, value: unknown): string | undefined => subscribeData(fieldsOf(key, value))[key]?.value;

describe('M6 fields of a subscribe message', () => {
  it.each([
    ['thing1', '字'.repeat(20), '字'.repeat(20)],
    ['thing1', '字'.repeat(21), `${'字'.repeat(19)}…`],
    ['thing1', '😀'.repeat(21), `${'😀'.repeat(19)}…`],
    ['thing1', ' 您有\n一条\u200b待办\u0007 ', '您有 一条待办'],
    ['thing1', 'བཀྲ་ཤིས་བདེ་ལེགས་ཡཞུ་རྒྱུ', 'བཀྲ་ཤིས་བདེ་ལེགས་ཡ…'],
    ['name1', '龙'.repeat(12), '龙'.repeat(10)],
    ['name1', 'A'.repeat(25), 'A'.repeat(20)],
    ['name1', '党建国', '党建国'],
    ['phrase3', '等待处理完成了', '等待处理完'],
    ['amount4', 123_456, '1234.56元'],
    ['amount4', -500, '-5元'],
    ['time2', Date.UTC(2019, 9, 1, 7, 1), '2019年10月1日 15:01'],
    ['date2', Date.UTC(2019, 11, 31, 16, 0), '2020年1月1日'],
    ['number5', 56, '56'],
    ['character_string6', 'GY-2026-0001', 'GY-2026-0001'],
  ])('%s %j is written as %j', (key, given, written) => {
    expect(one(key, given)).toBe(written);
    expect(badField([key], subscribeData(fieldsOf(key, given)))).toBeUndefined();
  });

  it.each([
    ['thing1', '', 'empty'],
    ['thing1', ' \n\u200b', 'empty'],
    ['thing1', undefined, 'empty'],
    ['phrase3', '办好了ok', 'shape'],
    ['character_string6', 'x'.repeat(33), 'too_long'],
    ['character_string6', '编号', 'shape'],
    ['number5', '五', 'shape'],
    ['letter5', 'a1', 'shape'],
    ['symbol5', '+a', 'shape'],
    ['phone_number7', '1'.repeat(18), 'too_long'],
    ['car_number8', '雁A12345678', 'too_long'],
    ['amount4', 1.5, 'shape'],
    ['amount4', 10 ** 13, 'too_long'],
    ['time2', '明天', 'shape'],
    ['time2', Number.NaN, 'shape'],
    ['thought1', '好', 'unknown_type'],
    ['thing', '好', 'unknown_type'],
    ['__proto__1', '好', 'unknown_type'],
  ])('%s %j is refused: %s', (key, given, reason) => {
    expect(reasonOf({ [key]: given })).toBe(`${key} ${reason}`);
  });

  it('no field at all is refused', () => expect(reasonOf({})).toBe('data empty'));

  it.each(['请交思想汇报', '支部提醒您', '孩子的家访', '留守老人', '低保年审', '看病报销'])('nothing private stands in a push: %s', (words) => {
    expect(reasonOf({ thing1: words })).toBe('thing1 private_word');
  });

  it('whatever is written, the platform would take it or we refuse it ourselves', () => {
    const types = ['thing', 'name', 'phrase', 'character_string', 'number', 'letter', 'symbol', 'phone_number', 'car_number'];
    const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: fc.constantFrom(...'待办一条您有aB1+-()'), maxLength: 40 }));
    fc.assert(
      fc.property(fc.constantFrom(...types), words, (type, value) => {
        const key = `${type}1`;
        try {
          return badField([key], subscribeData(fieldsOf(key, value))) === undefined;
        } catch (error) {
          return error instanceof SubscribeFieldError;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

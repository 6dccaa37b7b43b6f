import { first15, readIdNo, tidyIdNo, type IdProblem } from '@guiyan/shared/domain/idno';
import type { Day } from '@guiyan/shared/domain/dates';
import { isKnownPrefix } from '../../regions';
import type { Cell } from './book';
import { BLANK, type Ask, type Reading } from './reading';
import { saysNothing } from './text';

/**
 * A sound number carries sex and birth. A damaged one carries nothing but its first 15 digits, for matching together with the name.
 * `kept`: a person said to store the number although its check digit is wrong; it must not identify anyone by itself.
 */
export interface IdValue { idNo: string | null; kept: boolean; first15: string | null; birth: Day | null; sex: 'male' | 'female' | null }

const prompts: Record<IdProblem | 'numeric' | 'scientific' | 'masked' | 'error', string> = {
  numeric: '身份证号存成了数字，末尾几位已经变了。',
  scientific: '身份证号变成了 5.2E+17 这样的写法，后面几位已经丢了。',
  zeros: '末尾是 000，像是被表格改过。',
  check_digit: '末位校验不对，可能抄错了一位。',
  length: '位数不对，应该是 18 位。',
  characters: '里面有不该有的字。',
  birth: '中间的出生日期不成立。',
  masked: '号码打了星号，认不全。',
  error: '格子里是公式错误，没有号码。',
};

/** The number is sound but tells another sex or a birth ten years off: as a rule a child's or spouse's number in this row. */
export function ofSomeoneElse(reading: Reading<IdValue>, told: { year: number | null; sex: 'male' | 'female' | null }): Reading<IdValue> {
  const { value } = reading;
  if (!value?.idNo || !value.birth || reading.ask) return reading;
  const years = told.year === null ? 0 : Math.abs(Number(value.birth.slice(0, 4)) - told.year);
  if (years < 10 && (told.sex === null || told.sex === value.sex)) return reading;
  return {
    value: null,
    ask: {
      kind: 'id_no', reason: 'other_person', prompt: '号码里的出生年份或性别和表里写的不一样，是他本人的吗？', parsed: '不敢用', alike: '号码和表里写的对不上',
      options: [BLANK, { value: 'keep', label: '是本人的' }], suggested: 'blank', resolve: (option) => (option === 'keep' ? value : null),
    },
  };
}

const none = { kept: false, birth: null, sex: null } as const;

export function readIdCell(cell: Cell | undefined): Reading<IdValue> {
  if (!cell || saysNothing(cell.text)) return { value: null };
  if (cell.type === 'error') return ask('error', undefined);
  const text = tidyIdNo(cell.text);
  // A number cell holds 53 bits at most: 16 digits and more are damaged, whatever they show.
  if (cell.type === 'number' && text.replace(/\D/g, '').length >= 16) return ask('numeric', first15(text));
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return ask('scientific', undefined);
  if (/[*×]/.test(text)) return ask('masked', undefined);
  const id = readIdNo(text);
  if (!id.ok) return ask(id.problem, id.problem === 'zeros' ? first15(text) : undefined, id.problem === 'check_digit' ? text : undefined);
  const value = { idNo: id.idNo, kept: false, first15: null, birth: id.birth, sex: id.sex };
  if (id.old) return { value, doubt: '老的 15 位号码' };
  return isKnownPrefix(id.idNo) ? { value } : { value, doubt: '开头六位不是哪个地方的代码，请核对' };
}

function ask(reason: keyof typeof prompts, prefix: string | undefined, keep?: string): Reading<IdValue> {
  const hint: IdValue | null = prefix ? { ...none, idNo: null, first15: prefix } : null;
  const question: Ask<IdValue> = {
    kind: 'id_no', reason, prompt: `${prompts[reason]}怎么办？`, parsed: '不敢用', alike: prompts[reason].replace(/。$/, ''),
    options: keep ? [BLANK, { value: 'keep', label: '照样留着，标上待核' }] : [BLANK], suggested: 'blank',
    resolve: (option) => (option === 'keep' && keep ? { ...none, idNo: keep, kept: true, first15: null } : hint),
  };
  return { value: hint, ask: question };
}

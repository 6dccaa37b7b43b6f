import { questionKindWords } from '@guiyan/shared/domain/sheets';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { toId18 } from '@guiyan/shared/domain/idno';
import type { Answers, ParsedRow, Question } from './rows';
import { villageKey } from './simple';

/** Earlier rows by everything that makes a later row the same person; one pass, no comparing of pairs. */
export class SameRows {
  private readonly seen = new Map<string, ParsedRow>();

  /** The earlier row of the file that this one seems to repeat. */
  match(row: ParsedRow): { row: ParsedRow; by: string } | undefined {
    const keys = keysOf(row);
    const hit = keys.find((key) => this.seen.has(key));
    const found = hit ? { row: this.seen.get(hit)!, by: hit.slice(0, hit.indexOf(':')) } : undefined;
    for (const key of keys) if (!this.seen.has(key)) this.seen.set(key, found?.row ?? row);
    return found;
  }
}

function keysOf(row: ParsedRow): string[] {
  if (row.shape === 'member' || row.shape === 'inflow' || row.shape === 'migrant') {
    const { name, village, birth, id } = row.values;
    const place = villageKey(village);
    return [...(id?.idNo && !id.kept ? [`id:${toId18(id.idNo)}`, `part:${name}:${toId18(id.idNo).slice(0, 15)}`] : []), ...(id?.first15 ? [`part:${name}:${id.first15}`] : []), ...(birth ? [`birth:${name}:${place}:${birth.day.slice(0, birth.precision === 'year' ? 4 : 7)}`] : [])];
  }
  if (row.shape === 'person') {
    const { name, village, id, birth } = row.values;
    return [...(id?.idNo && !id.kept ? [`id:${toId18(id.idNo)}`] : []), ...(birth ? [`birth:${name}:${villageKey(village)}:${birth.day.slice(0, birth.precision === 'year' ? 4 : 7)}`] : [])];
  }
  if (row.shape === 'family') {
    const { name, memberName, village, id, relation, age } = row.values;
    return [...(id?.idNo && !id.kept ? [`id:${toId18(id.idNo)}`] : []), `kin:${name}:${memberName}:${villageKey(village)}:${relation ?? ''}:${age ?? ''}`];
  }
  if (row.shape !== 'pairing') return [];
  const { memberName, village, helper } = row.values;
  return [`pair:${memberName}:${villageKey(village)}:${helper}`];
}

/** Asks on the later row; merges it into the earlier one when the answer says so. */
export function settleSame(row: ParsedRow, earlier: ParsedRow, by: string, nameCell: string, answers: Answers): void {
  const key = `${row.sheet}!${nameCell}:same_person`;
  const other = earlier.shape === 'member' && earlier.values.birth ? `\n${fullDayWords(earlier.values.birth.day, earlier.values.birth.precision)}生` : '';
  const group = `same_person:${by}:row`;
  const given = answers[key] ?? answers[group];
  const question: Question = {
    key, group, kind: 'same_person', kindLabel: questionKindWords.same_person, reason: by, who: row.who, sheet: row.sheet, row: row.row, cell: nameCell, column: '整行', where: `${row.values.village ? `${row.values.village}，` : ''}第 ${row.row} 行`, raw: rowText(row), rawMasked: rowText(row),
    parsed: `第 ${earlier.row} 行 ${earlier.who}${other}`, prompt: row.shape === 'pairing' ? '同一对写了两次吗？' : '是同一个人吗？合了 30 天内能撤。', options: [{ value: 'same', label: '是，合到一起' }, { value: 'different', label: '不是' }], suggested: 'same',
    alike: by === 'id' ? '身份证号一样' : '姓名、村、生日对得上', answer: given === 'same' || given === 'different' ? given : null,
  };
  row.questions.push(question);
  if (question.answer === null) row.state = 'question';
  if (question.answer === 'same' && row.state === 'ready') {
    row.state = 'merged';
    row.mergedInto = earlier.key;
    fillBlanks(earlier.values, row.values);
  }
}

const rowText = (row: ParsedRow): string => `${row.who}${row.shape === 'member' && row.values.birth ? `，${row.values.birth.day.slice(0, 7).replace('-', '.')}` : ''}`;

/** What the first row leaves open the second may tell; what is told stays. */
function fillBlanks<T extends object>(into: T, from: T): void {
  for (const key of Object.keys(into) as (keyof T)[]) if (into[key] === null) into[key] = from[key];
}

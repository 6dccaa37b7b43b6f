import type { QuestionKind } from '@guiyan/shared/domain/sheets';
import type { Day } from '@guiyan/shared/domain/dates';

export interface Option { value: string; label: string }

/** A doubt that only a person can settle. `resolve` gives the value that an option stands for. */
export interface Ask<V> {
  kind: QuestionKind;
  /** Same doubts of one column are answered together; the reason tells them apart. */
  reason: string;
  prompt: string;
  parsed: string;
  options: Option[];
  suggested: string;
  /** What all cells with this reason have in common, for the note beside “都这样答”. */
  alike: string;
  resolve: (option: string) => V | null;
}

/** What one cell was made into. `doubt` is a remark that needs no answer. */
export interface Reading<V> { value: V | null; doubt?: string; ask?: Ask<V> }

/** today: the Shanghai day of the import. homeProvince: full name, 贵州省; tells 省内 from 省外. homeCity helps with county names of the own prefecture. */
export interface ParseOptions { today: Day; homeProvince: string }

export const BLANK: Option = { value: 'blank', label: '空着，以后补' };

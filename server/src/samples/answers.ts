import type { QuestionKind } from '@guiyan/shared/domain/sheets';

export const files = { outflow: '流出党员名册.xlsx', families: '流动党员家属名册.xlsx', pairings: '结对帮扶.xlsx' } as const;
export type SampleFile = (typeof files)[keyof typeof files];

export interface Reply { file: SampleFile; sheet: string; cell: string; kind: QuestionKind; option: string }

/** Somebody who stands in the workbooks undamaged, with one at home and one who helps: a day can be played as them. */
export interface SampleActor { name: string; village: string; phone: string; idLast4: string; elder: { name: string; relation: string }; helper: { name: string; phone: string } }

/** What must come out, counted from the invented people and never from what a parser made of the sheets. */
export interface SampleAnswers {
  seed: number;
  home: { province: string; county: string; township: string };
  totals: {
    members: number; outOfProvince: number; inProvince: number; children: number; eldersAndWomen: number; villages: number; families: number; cards: number; seriouslyIll: number; noLabour: number;
    pairs: { all: number; leaders: number; organs: number }; liaisonGaps: number;
  };
  books: Record<SampleFile, { rows: number; asked: Partial<Record<QuestionKind, number>>; refused: number; merged: number; skipped: number }>;
  replies: Reply[];
  actors: SampleActor[];
}

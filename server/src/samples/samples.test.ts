import { analyse, detect, readWorkbook, type Analysis, type Answers } from '../modules/imports/sheet';
import { generateSamples, sampleFiles, type Reply, type SampleFile, type Samples } from './index';

const options = { today: '2026-09-22', homeProvince: '贵州省' };

export function answersFor(replies: Reply[], file: SampleFile): Answers {
  return Object.fromEntries(replies.filter((r) => r.file === file).map((r) => [`${r.sheet}!${r.cell}:${r.kind}`, r.option]));
}

async function read(samples: Samples, file: SampleFile, withAnswers: boolean): Promise<Analysis> {
  const book = await readWorkbook(samples.files[file], file);
  return analyse(book, options, withAnswers ? answersFor(samples.answers.replies, file) : {});
}

function totals(outflow: Analysis, families: Analysis, pairings: Analysis) {
  const members = outflow.rows.flatMap((r) => (r.shape === 'member' && r.state === 'ready' ? [r.values] : []));
  const kin = families.rows.flatMap((r) => (r.shape === 'family' && r.state === 'ready' ? [r.values] : []));
  const pairs = pairings.rows.flatMap((r) => (r.shape === 'pairing' && r.state === 'ready' ? [r.values] : []));
  const homes = new Set(kin.map((k) => `${k.village}${k.memberName}`));
  return {
    members: members.length, outOfProvince: members.filter((m) => m.place?.inProvince === false).length, inProvince: members.filter((m) => m.place?.inProvince === true).length,
    children: kin.filter((k) => k.class?.kind === 'child').length, eldersAndWomen: kin.filter((k) => k.class?.kind === 'elder' || k.class?.kind === 'woman').length,
    villages: new Set(members.map((m) => m.village)).size, families: homes.size, cards: members.filter((m) => homes.has(`${m.village}${m.name}`)).length,
    seriouslyIll: kin.filter((k) => k.health === 'seriously_ill').length, noLabour: kin.filter((k) => k.labour === 'none').length,
    pairs: { all: pairs.length, leaders: pairs.filter((p) => p.helperClass === 'leaders').length, organs: pairs.filter((p) => p.helperClass === 'organs').length }, liaisonGaps: members.filter((m) => !m.liaison).length,
  };
}

const readAll = async (samples: Samples) => {
  const analyses = { [sampleFiles.outflow]: await read(samples, sampleFiles.outflow, true), [sampleFiles.families]: await read(samples, sampleFiles.families, true), [sampleFiles.pairings]: await read(samples, sampleFiles.pairings, true) };
  return { analyses, totals: totals(analyses[sampleFiles.outflow]!, analyses[sampleFiles.families]!, analyses[sampleFiles.pairings]!) };
};

describe('R12 sample workbooks of an invented township', () => {
  it.each([1, 2, 3, 4, 5])('R12 R1 R5 seed %i: what is read equals what was invented', async (seed) => {
    const samples = await generateSamples(seed);
    const { analyses, totals: found } = await readAll(samples);
    expect(found).toEqual(samples.answers.totals);
    for (const file of Object.values(sampleFiles)) {
      const { counts, detected } = analyses[file]!;
      const expected = samples.answers.books[file];
      expect({ file, ...expected }).toEqual({
        file, rows: counts.rows, asked: Object.fromEntries(Object.entries(counts.askedByKind).filter(([, n]) => n > 0)), refused: counts.refused, merged: counts.merged, skipped: counts.skipped,
      });
      expect(counts.question).toBe(0);
      expect(counts.answered).toBe(counts.asked);
      expect(counts.ready + counts.refused + counts.merged + counts.question).toBe(counts.rows);
      expect(detected.tables).toHaveLength(1);
    }
  });

  it('R12 seed 1 is the township of 56, 44 out and 12 within, 79 children, 113 elders and women, 30 villages, 12 + 44 pairs', async () => {
    const { answers } = await generateSamples(1);
    expect(answers.totals).toMatchObject({ members: 56, outOfProvince: 44, inProvince: 12, children: 79, eldersAndWomen: 113, villages: 30, cards: 56, seriouslyIll: 5, noLabour: 98, pairs: { all: 56, leaders: 12, organs: 44 } });
  });

  it('R12 seeds differ, equal seeds give equal bytes', async () => {
    const [one, again, two] = [await generateSamples(1), await generateSamples(1), await generateSamples(2)];
    expect(one.files[sampleFiles.outflow].equals(again.files[sampleFiles.outflow])).toBe(true);
    expect(one.files[sampleFiles.families].equals(two.files[sampleFiles.families])).toBe(false);
    const figures = await Promise.all([1, 2, 3, 4, 5].map(async (seed) => JSON.stringify((await generateSamples(seed)).answers.totals)));
    expect(new Set(figures).size).toBe(5);
  });

  it('R12 control: one dropped row shows in the figures', async () => {
    const samples = await generateSamples(1, { dropRow: 7 });
    const { totals: found } = await readAll(samples);
    expect(found.members).toBe(samples.answers.totals.members - 1);
    expect(found).not.toEqual(samples.answers.totals);
  });

  it('R12 before any answer only the doubtful rows wait, and nothing is lost', async () => {
    const samples = await generateSamples(1);
    const file = sampleFiles.outflow;
    const { counts, detected, rows } = await read(samples, file, false);
    expect(counts).toMatchObject({ rows: 58, ready: 52, question: 5, refused: 1, merged: 0, asked: 5 });
    const table = detected.tables[0]!;
    const seen = [...table.rows.map((r) => r.row), ...table.skipped.map((s) => s.row), ...table.above.map((a) => a.row)].sort((a, b) => a - b);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => i + 1));
    expect(rows.find((r) => r.state === 'refused')).toMatchObject({ refusal: { code: 'no_name' } });
    const damaged = rows.flatMap((r) => r.questions).find((q) => q.kind === 'id_no')!;
    expect(damaged.column).toBe('身份证号码，数字格');
    expect(damaged.rawMasked).toMatch(/^5226\*{10}\d000$/);
    expect(detect((await readWorkbook(samples.files[file], file))).skippedSheets).toEqual([{ sheet: '填表说明', reason: 'unknown', rows: 3 }]);
  });
});

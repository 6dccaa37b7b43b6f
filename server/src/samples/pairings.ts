import { partsOf } from '@guiyan/shared/domain/dates';
import { Paper } from './paper';
import type { Pair } from './people';
import { home } from './pools';
import type { Prng } from './prng';

/** 合计, blank, footer. */
export const pairingsSkipped = 3;

const HEADS = ['序号', '村（社区）', '帮扶对象\n（流动党员）', '帮扶人', '帮扶人类别', '职务/单位', '联系电话', '结对时间', '帮扶内容', '备注'];

export async function pairingsBook(rng: Prng, pairs: Pair[]): Promise<Buffer> {
  const paper = new Paper('结对帮扶');
  paper.wide(`${home.township}流动党员家庭结对帮扶台账`, HEADS.length, true);
  paper.add(HEADS);
  paper.widths([5, 10, 14, 10, 16, 20, 14, 12, 26, 10]);
  pairs.forEach((pair, i) => {
    const { year, month } = partsOf(pair.since);
    paper.add([i + 1, pair.member.village, pair.member.name, pair.helper, pair.leaders ? '党政班子' : rng.pick(['机关党员和支部', '机关党员', '机关支部']), pair.unit, rng.chance(0.5) ? pair.phone : Number(pair.phone), `${year}年${month}月`, pair.aspects, null]);
  });
  paper.add(['合计', null, pairs.length, pairs.length]);
  paper.add([]);
  paper.wide('填表人：                审核人：', HEADS.length, false);
  return paper.bytes();
}

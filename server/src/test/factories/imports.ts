import type { Output } from '@guiyan/shared/contract';
import { commitsDone } from '../../modules/imports';
import type { Caller, TestApp } from '../app';
import { aFile } from './files';

/** A workbook through the whole wizard, every question answered as suggested; as it stands when it is stored. */
export async function anImport(t: TestApp, caller: Caller, name: string, sheet: string | Buffer): Promise<Output<'imports.get'>> {
  const { id } = await caller.do('imports.start', { fileId: await aFile(t, caller, name, Buffer.from(sheet)) });
  const asked = (await caller.do('imports.questions', { id, limit: 200 })).rows;
  if (asked.length) await caller.do('imports.answer', { id, answers: asked.map((q) => ({ key: q.key, value: q.suggested })) });
  await caller.do('imports.dryRun', { id });
  await caller.do('imports.commit', { id });
  await commitsDone();
  return caller.do('imports.get', { id });
}

/** One line of each ledger that no room keeps yet, by file name. */
export const paperLines = (village: string, name: string, day = '2026-11-02'): [string, string][] => [
  ['积分登记表.csv', `村,时间,姓名,项目,分值,依据,余额,兑换\n${village},${day},${name},义务劳动,5,村规民约,25,一袋盐\n`],
  ['党员培训登记.csv', `村,培训时间,姓名,班次,学时,考核\n${village},${day},${name},春训班,8,合格\n`],
  ['求职登记表.csv', `村,登记时间,姓名,技能,意向地,薪资,联系电话\n${village},${day},${name},焊工,贵阳,4000,13900001234\n`],
];

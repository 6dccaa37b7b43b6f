import { Button } from 'antd';
import { save } from '../api/files';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { PartBar, Swatch } from '../ui/figures';
import { storable, type Import } from './words';

/** The bar that adds up to every row of the file. */
export function Tally({ i }: { i: Import }) {
  const { counts } = i;
  const ready = storable(i);
  return (
    <section className="panel tally">
      <PartBar label={`${ready} 行可以存，${counts.question} 行要问，${counts.refused} 行不能存`} height={10} parts={[{ value: ready, tone: 'green' }, { value: counts.question + counts.refused, tone: 'red' }, { value: counts.merged + counts.skipped, tone: 'todo' }]} />
      <span><Swatch tone="green" /><b>{ready} 行</b>可以存</span>
      {counts.question > 0 && <span><Swatch tone="red" /><b>{counts.question} 行</b>要问你</span>}
      {counts.refused > 0 && <span><Swatch tone="red" /><b>{counts.refused} 行</b>不能存</span>}
      {counts.merged > 0 && <span><Swatch tone="todo" /><b>{counts.merged} 行</b>合并</span>}
      {counts.skipped > 0 && <span><Swatch tone="todo" /><b>{counts.skipped} 行</b>略过，合计和空行</span>}
      {counts.skipped + counts.refused > 0 && <FailedRows i={i} words="下载略过的行" />}
    </section>
  );
}

export function FailedRows({ i, words }: { i: Import; words: string }) {
  const failed = useAction('imports.failedRows');
  if (!i.can.includes('failed_rows')) return null;
  return (
    <span className="tally-deed">
      <Button type="link" loading={failed.busy} onClick={() => void failed.run({ id: i.id }).then((link) => link && save(link))}>{words}</Button>
      <ErrorLine error={failed.error} />
    </span>
  );
}

import { Button, Select } from 'antd';
import { guestKindWords, mayPair, replyWords } from '@guiyan/shared/domain/meetings';
import { useAction } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { ErrorLine } from '../ui/ErrorView';
import { Empty, Panel } from '../ui/Panel';
import { StateWord } from '../ui/words';
import type { Page } from './Meeting';

/** H13 Children, elders and helpers who are asked, and who goes hand in hand with whom. */
export function Guests({ m, onDone }: { m: Page; onDone: (page: Page) => void }) {
  const pair = useAction('meetings.pair');
  const put = (guestId: string, withId: string | null) => void pair.run({ id: m.id, guestId, withId }).then((page) => page && onDone(page));
  const pairs = m.can.includes('pair');
  return (
    <Panel flush title={`孩子、老人、帮扶人 ${m.guests.length} 位`}>
      {Boolean(pair.error) && <ErrorLine error={pair.error} />}
      <DataTable
        rows={m.guests}
        rowKey={(x) => x.id}
        height={40}
        columns={[
          { key: 'name', title: '谁', cell: (x) => <b className="row-name">{x.name}</b> },
          { key: 'village', title: '村', cell: (x) => x.village },
          { key: 'kind', title: '哪一类', cell: (x) => guestKindWords[x.kind] + (x.age === null ? '' : `，${x.age} 岁`) },
          { key: 'reply', title: '家里怎么说', cell: (x) => x.reply ? <>{replyWords[x.reply]}<span className="note">{[x.words, `${x.by}答复的`].filter(Boolean).join('，')}</span></> : <span className="note">没答复</span> },
          ...(m.kind === 'peer' ? [{ key: 'with', title: '和谁手拉手', cell: (x: Page['guests'][number]) => x.withId ? <>{x.with}{pairs && <Button type="link" size="small" disabled={pair.busy} onClick={() => put(x.id, null)}>解开</Button>}</> : pairs && <Select aria-label={`给${x.name}结对`} size="small" placeholder="选一位" value={null} style={{ width: 140 }} disabled={pair.busy} onChange={(withId: string | null) => withId && put(x.id, withId)} options={m.guests.filter((y) => y.id !== x.id && !y.withId && mayPair({ kind: x.kind, familyId: null }, { kind: y.kind, familyId: null })).map((y) => ({ value: y.id, label: y.name }))} /> }] : []),
          { key: 'came', title: '来了没有', cell: (x) => (x.attended === null ? '' : x.attended ? <StateWord tone="green">来了</StateWord> : '没来') },
        ]}
        empty={<Empty text="还没有请。老人可以按年纪、按情况挑。" />}
      />
    </Panel>
  );
}

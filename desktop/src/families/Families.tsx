import '../members/members.css';
import { Button } from 'antd';
import { useState } from 'react';
import { say, useHat } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { useSearchName } from '../ui/useSearchName';
import { VillagePick } from '../ui/VillagePick';
import { Picks, StateWord } from '../ui/words';
import { atHome } from './words';

type Gap = 'all' | 'helper' | 'card';

/** R5 Families of one's own scope. */
export function Screen(_: ScreenProps) {
  const hat = useHat().hat;
  const opens = hat === 'clerk' || hat === 'secretary';
  const civil = hat === 'civil';
  const [village] = useQueryState<string>('village', '');
  const [gap, setGap] = useQueryState<Gap>('gap', 'all');
  const name = useSearchName();
  const filter = { ...(village && { village }), ...(name && { name }), ...(gap === 'helper' ? { helper: 'none' as const } : gap === 'card' ? { card: 'none' as const } : {}) };
  const list = useList('families.list', filter);
  return (
    <>
      <PageHead title="家庭" note={list.total === undefined ? undefined : `${list.total} 户${name ? `，找「${name}」` : ''}`}>
        <VillagePick />
        <a href="#/families/children">孩子档案齐不齐</a>
        {hat === 'clerk' && <IssueCards onDone={list.reload} />}
      </PageHead>
      <Panel flush>
        <Picks label="还缺什么" kind="pill" value={gap} onPick={setGap} items={[{ key: 'all', label: '全部' }, { key: 'helper', label: '没有帮扶人' }, ...(civil ? [] : [{ key: 'card' as const, label: '没有证' }])]} />
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(f) => f.id}
          height={48}
          onOpen={opens ? (f) => go(`/families/${f.id}`) : undefined}
          columns={[
            { key: 'name', title: '家庭', cell: (f) => (opens ? <a className="name-link" href={`#/families/${f.id}`}>{f.name}</a> : <b className="name-link">{f.name}</b>) },
            { key: 'village', title: '村组', cell: (f) => `${f.village}${f.groupName}` },
            ...(civil ? [] : [{ key: 'members', title: '谁在外', cell: (f: (typeof list.rows)[number]) => f.members.join('、') }]),
            { key: 'home', title: '家里有谁', cell: (f) => atHome(f) || <span className="note">没记</span> },
            { key: 'helpers', title: '帮扶人', cell: (f) => f.helpers.join('、') || (opens ? <a href={`#/pairings/new?family=${f.id}`} onClick={(event) => event.stopPropagation()}>找人结对</a> : <StateWord tone="red">还没有</StateWord>) },
            ...(civil ? [] : [{ key: 'card', title: '证号', cell: (f: (typeof list.rows)[number]) => f.cardNumber ?? <span className="note">还没发</span> }]),
          ]}
          empty={village || name || gap !== 'all' ? <Empty text="这样找没有。换个村，或者把上面的条件去掉。" /> : <Empty text="还没有家庭。先导党员名册，再导家属名册。" action={opens && <Button type="primary" onClick={() => go('/imports')}>导入名册</Button>} />}
          foot="按区划次序列出"
        />
      </Panel>
    </>
  );
}

/** F1 A card for every family that has somebody away and none yet; a second press issues none. */
function IssueCards({ onDone }: { onDone: () => void }) {
  const without = useCall('families.list', { card: 'none', limit: 1 });
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ issued: number; already: number } | null>(null);
  const issue = useAction('cards.issueBatch');
  const n = without.data?.total ?? 0;
  const give = async () => {
    const reply = await issue.run({});
    if (!reply) return;
    setAsking(false);
    setDone(reply);
    without.reload();
    onDone();
  };
  return (
    <>
      {done && <StateWord tone="green">发了 {done.issued} 张{done.already > 0 && `，${done.already} 户原来就有`}</StateWord>}
      {n > 0 && <Button type="primary" onClick={() => { setDone(null); setAsking(true); }}>给 {n} 户一次发证</Button>}
      {asking && (
        <Dialog title={`给 ${n} 户发${say('[card]')}？`} deed={`发 ${n} 张`} busy={issue.busy} error={issue.error} onClose={() => setAsking(false)} onDeed={() => void give()}>
          <p>家里有人在外、还没有证的，一户一张，管两年。家里人用手机打开就能亮证，到窗口优先办。</p>
          <p className="note">已经有证的不会再发。</p>
        </Dialog>
      )}
    </>
  );
}

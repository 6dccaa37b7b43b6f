import './orgs.css';
import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useHat } from '../../api/session';
import { useCall } from '../../api/useCall';
import { ErrorView } from '../../ui/ErrorView';
import { GreyLines } from '../../ui/Grey';
import { Icon } from '../../ui/Icon';
import { href } from '../../ui/address';
import { useQueryState } from '../../ui/route';
import { OrgPane } from './OrgPane';
import { kindWords, type Line } from './words';

/** R13 N1 N2 The tree of a township and of what the county has outside, and one org at work beside it. */
export function Orgs() {
  const hat = useHat();
  const [township, setTownship] = useQueryState<string>('township', '');
  const [picked, setPicked] = useQueryState<string>('org', '');
  const [search, setSearch] = useState('');
  const list = useCall('orgs.list', township ? { township } : {});
  if (list.error && !list.data) return <ErrorView error={list.error} onRetry={list.reload} />;
  if (!list.data) return <GreyLines />;
  const { rows } = list.data;
  const toTownship = (id: string) => { setTownship(id); setPicked(id); };
  const own = picked || hat.villageId || list.data.township || rows[0]?.id || '';
  return (
    <>
      <div className="settings-bar">
        <span>改名、合并都记日子：以前的报表还用以前的名字。</span>
        <a href={href('/directory')}>常用电话</a>
      </div>
      <div className="orgs">
        <div className="orgs-side">
          <div className="orgs-find">
            {!hat.townshipId && (
              <Select aria-label="哪个乡镇" value={township} onChange={toTownship} options={[{ value: '', label: '县里的' }, ...rows.filter((o) => o.kind === 'township').map((o) => ({ value: o.id, label: o.name }))]} />
            )}
            <Input allowClear aria-label="找机构" placeholder="找机构或任职的人" value={search} onChange={(event) => setSearch(event.target.value)} />
          </div>
          <Tree rows={rows} first={hat.townshipId} search={search.trim()} picked={own} onPick={setPicked} />
        </div>
        <div className="orgs-main">{own && <OrgPane key={own} id={own} all={rows} onChanged={list.reload} onPick={setPicked} onTownship={hat.townshipId ? () => undefined : toTownship} />}</div>
      </div>
    </>
  );
}

const closedAtFirst: readonly string[] = ['village'];

/** `first`: the township one works for stands above what the county has. */
function Tree({ rows, first, search, picked, onPick }: { rows: readonly Line[]; first: string | null; search: string; picked: string; onPick: (id: string) => void }) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const here = new Set(rows.map((o) => o.id));
  const parentOf = (o: Line): string | null => (o.id !== first && o.parentId && here.has(o.parentId) ? o.parentId : null);
  const below = (id: string | null): Line[] => rows.filter((o) => parentOf(o) === id).sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const found = search ? rows.filter((o) => o.name.includes(search) || o.holders.some((h) => h.name.includes(search))) : null;
  const turn = (id: string): void => setTurned((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next; });
  const line = (o: Line, depth: number, children: number, open: boolean) => (
    <div key={o.id} className={`orgs-line${o.id === picked ? ' orgs-line-on' : ''}`} style={{ paddingLeft: 8 + depth * 18 }}>
      {children > 0 ? <button type="button" className="plain-button orgs-turn" aria-label={open ? `收起${o.name}` : `展开${o.name}`} onClick={() => turn(o.id)}><Icon name={open ? 'down' : 'right'} size={14} /></button> : <span className="orgs-turn" />}
      <button type="button" className="plain-button orgs-name" aria-current={o.id === picked} onClick={() => onPick(o.id)}>
        <b>{o.name}</b>
        <span className="note">{[kindWords(o), ...o.holders.slice(0, 1).map((h) => `${h.title} ${h.name}`)].join('，')}</span>
      </button>
    </div>
  );
  const branch = (o: Line, depth: number): ReactNode => {
    const children = below(o.id);
    const open = closedAtFirst.includes(o.kind) === turned.has(o.id);
    return <div key={o.id}>{line(o, depth, children.length, open)}{open && children.map((child) => branch(child, depth + 1))}</div>;
  };
  if (found && found.length === 0) return <p className="note orgs-none">没有叫这个的机构，也没有这个人任职。</p>;
  return <div className="orgs-tree">{found ? found.map((o) => line(o, 0, 0, false)) : below(null).map((o) => branch(o, 0))}</div>;
}

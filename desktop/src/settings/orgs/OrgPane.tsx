import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { activityKinds, outpostFormWords, type OrgKind } from '@guiyan/shared/domain/orgs';
import { useCall } from '../../api/useCall';
import { ErrorView } from '../../ui/ErrorView';
import { Facts } from '../../ui/Field';
import { GreyLines } from '../../ui/Grey';
import { AddOrg, EditOrg, EndOrg, MergeOrg, MoveOrg, MoveVillage, RenameOrg } from './deeds';
import { Activities } from './Activities';
import { CountyHome } from './CountyHome';
import { Holders } from './Holders';
import { Plans } from './Plans';
import { Profile } from './Profile';
import { kindWords, type Line } from './words';

interface Props { id: string; all: readonly Line[]; onChanged: () => void; onPick: (id: string) => void; onTownship: (id: string) => void }
type Deed = 'edit' | 'rename' | 'move' | 'merge' | 'to_township' | 'end' | 'add_below';
const editWords = (kind: OrgKind): string => (kind === 'outpost' ? '改资料' : kind === 'window' || kind === 'township' ? '改电话和承诺' : '改电话');
const deedWords: Record<Exclude<Deed, 'edit'>, string> = { add_below: '在下面加一个', rename: '改名', move: '移动', merge: '合并', to_township: '划到别的乡镇', end: '停用' };
const deeds = ['add_below', 'edit', 'rename', 'move', 'merge', 'to_township', 'end'] as const;

/** One org: what it is now, who is on duty, its figures by year, and what it was called before. */
export function OrgPane({ id, all, onChanged, onPick, onTownship }: Props) {
  const page = useCall('orgs.get', { id });
  const [asked, setAsked] = useState<Deed | null>(null);
  if (page.error && !page.data) return <ErrorView error={page.error} onRetry={page.reload} />;
  if (!page.data) return <GreyLines />;
  const org = page.data;
  const changed = () => { page.reload(); onChanged(); };
  const close = () => setAsked(null);
  const dialogs: Record<Deed, ReactNode> = {
    add_below: <AddOrg parent={org} all={all} onClose={close} onDone={changed} />, edit: <EditOrg org={org} onClose={close} onDone={changed} />, rename: <RenameOrg org={org} onClose={close} onDone={changed} />,
    move: <MoveOrg org={org} all={all} onClose={close} onDone={changed} />, merge: <MergeOrg org={org} all={all} onClose={close} onDone={(open) => { changed(); onPick(open); }} />, to_township: <MoveVillage org={org} all={all} onClose={close} onDone={changed} />, end: <EndOrg org={org} onClose={close} onDone={changed} />,
  };
  const before = org.names.filter((n) => n.until !== null);
  const home = all.find((o) => o.id === org.outpost?.homeId)?.name;
  return (
    <>
      <header className="orgs-head">
        <h2>{org.name}</h2>
        <span className="note">{kindWords(org)}</span>
        <div className="orgs-deeds">{deeds.filter((d) => org.can.includes(d)).map((d) => <Button key={d} size="small" onClick={() => setAsked(d)}>{d === 'edit' ? editWords(org.kind) : deedWords[d]}</Button>)}</div>
      </header>
      {org.until && <p className="orgs-ended">{org.mergedInto ? <>{org.until} 并到 <button type="button" className="plain-button ink-link" onClick={() => onPick(org.mergedInto!.id)}>{org.mergedInto.name}</button></> : `${org.until} 停用`}</p>}
      <Plans org={org} onChanged={changed} onPick={onPick} />
      <Facts of={{
        ...(org.parent && { 上级: org.parent }), 公开电话: org.phone,
        ...(org.kind === 'window' || org.pledge ? { 承诺: org.pledge } : {}),
        ...(org.outpost && { 所在城市: org.outpost.city, 家乡这头: home, 批准: [org.outpost.approvedBy, org.outpost.approvedNo, org.outpost.approvedOn].filter(Boolean).join('，') }),
      }} />
      <Holders org={org} onChanged={changed} />
      {activityKinds.includes(org.kind) && <Activities org={org} />}
      {org.kind === 'county' && <CountyHome onPick={onTownship} />}
      {['county', 'township', 'village'].includes(org.kind) && <Profile org={org} />}
      {(before.length > 0 || org.absorbed.length > 0 || org.outpostBefore.length > 0) && (
        <section className="orgs-part">
          <h3>以前</h3>
          {before.map((n) => <p key={`${n.from}${n.name}${n.parent}`}><span className="orgs-days">{n.from} 到 {n.until}</span>叫 {n.name}{n.parent && n.parent !== org.parent && `，在${n.parent}下面`}</p>)}
          {org.absorbed.map((o) => <p key={o.id}><span className="orgs-days">{o.on}</span><button type="button" className="plain-button ink-link" onClick={() => onPick(o.id)}>{o.name}</button> 并进来</p>)}
          {org.outpostBefore.map((o) => <p key={`${o.until}${o.city}${o.approvedNo}`}><span className="orgs-days">{o.until} 前</span>{[outpostFormWords[o.form], o.city, ...(o.approvedBy || o.approvedNo ? [`${o.approvedBy} ${o.approvedNo}`.trim()] : []), o.approvedOn].filter(Boolean).join('，')}<span className="note">{`，${o.by} 改的`}</span></p>)}
          {org.pledges.length > 1 && org.pledges.slice(1).map((p) => <p key={p.version}><span className="orgs-days">{p.from} 起</span>承诺：{p.text}</p>)}
        </section>
      )}
      {asked && dialogs[asked]}
    </>
  );
}

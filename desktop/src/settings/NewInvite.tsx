import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { hatTitles, mayInvite, type Hat } from '@guiyan/shared/domain/hats';
import { say, useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { FamilySelect } from '../families/FamilySelect';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { InviteDialog } from './InviteDialog';

interface Target { name?: string; to: { orgId?: string; personId?: string; familyId?: string } }
interface PickProps { value: string | undefined; onPick: (id: string, target: Target) => void }

/** X15 First which hat and whose, then the name and the phone. */
export function NewInvite({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const own = useHat().hat;
  const offered = mayInvite[own] ?? [];
  const [hat, setHat] = useState<Hat | undefined>();
  const [picked, setPicked] = useState<{ id: string; target: Target } | null>(null);
  const [ready, setReady] = useState(false);
  if (ready && hat) return <InviteDialog hat={hat} name={picked?.target.name} to={picked?.target.to} onClose={onClose} onDone={onDone} />;
  const needed = hat && whose(hat, own);
  const props: PickProps = { value: picked?.id, onPick: (id, target) => setPicked({ id, target }) };
  return (
    <Modal open title="请人进来" width={440} footer={null} onCancel={onClose}>
      <div className="dialog">
        <Field label="做什么"><Select aria-label="做什么" placeholder="选一个身份" value={hat} onChange={(next) => { setHat(next); setPicked(null); }} options={offered.map((value) => ({ value, label: say(value === 'liaison' ? '[liaison]' : hatTitles[value]) }))} /></Field>
        {needed === 'window' && <OrgPick {...props} label="哪个窗口" kinds={['window']} none="还没有窗口，先到「窗口」里加一个" />}
        {needed === 'outpost' && <OrgPick {...props} label="哪个中心" kinds={['outpost']} none="还没有驻外服务中心" />}
        {needed === 'place' && <OrgPick {...props} label="哪里" kinds={['county', 'township']} none="还没有乡镇" />}
        {needed === 'village' && <OrgPick {...props} label="哪个村" kinds={['village']} none="还没有村，导入名册后才有" />}
        {needed === 'family' && <Field label="哪一家"><FamilySelect value={picked?.id} onChange={(id) => setPicked({ id, target: { to: { familyId: id } } })} /></Field>}
        {needed === 'helper' && <HelperPick {...props} />}
        {needed === 'liaison' && <LiaisonPick {...props} />}
        {needed === 'member' && <MemberPick {...props} />}
        <div className="modal-buttons">
          {!hat ? <span className="note">先选做什么</span> : needed && !picked && <span className="note">先选是谁的</span>}
          <Button onClick={onClose}>先不了</Button>
          <Button type="primary" disabled={!hat || Boolean(needed && !picked)} onClick={() => setReady(true)}>往下写姓名</Button>
        </div>
      </div>
    </Modal>
  );
}

/** What an invited hat belongs to, besides the giver's own office. */
function whose(hat: Hat, giver: Hat): 'window' | 'outpost' | 'place' | 'village' | 'family' | 'helper' | 'liaison' | 'member' | null {
  switch (hat) {
    case 'window': return 'window';
    case 'outpost': return 'outpost';
    case 'family': return 'family';
    case 'helper': return 'helper';
    case 'liaison': return 'liaison';
    case 'member': return 'member';
    case 'secretary': return 'village';
    case 'clerk': case 'civil': return giver === 'county' ? 'place' : null;
    case 'county': case 'auditor': return null;
  }
}

function OrgPick({ value, onPick, label, kinds, none }: PickProps & { label: string; kinds: readonly string[]; none: string }) {
  const tree = useCall('orgs.tree', {});
  return (
    <Field label={label}>
      <Select aria-label={label} placeholder="选一个" value={value} loading={tree.loading} notFoundContent={none} onChange={(id) => onPick(id, { to: { orgId: id } })} options={(tree.data?.rows ?? []).filter((o) => kinds.includes(o.kind)).map((o) => ({ value: o.id, label: o.name }))} />
      <ErrorLine error={tree.error} />
    </Field>
  );
}

interface Someone { id: string; name: string; note: string }
function PersonPick({ value, onPick, label, people, none, error }: PickProps & { label: string; people: readonly Someone[]; none: string; error: unknown }) {
  return (
    <Field label={label}>
      <Select aria-label={label} showSearch={{ optionFilterProp: 'label' }} placeholder="选一位" value={value} notFoundContent={none} onChange={(id) => onPick(id, { name: people.find((p) => p.id === id)?.name, to: { personId: id } })} options={people.map((p) => ({ value: p.id, label: p.note ? `${p.name}（${p.note}）` : p.name }))} />
      <ErrorLine error={error} />
    </Field>
  );
}

function HelperPick(props: PickProps) {
  const got = useCall('pairings.helpers', {});
  return <PersonPick {...props} label="哪位" error={got.error} none="先结一对，才有帮扶人" people={(got.data?.rows ?? []).map((h) => ({ id: h.personId, name: h.name, note: h.duty }))} />;
}
function LiaisonPick(props: PickProps) {
  const got = useCall('members.liaisons', {});
  return <PersonPick {...props} label="哪位" error={got.error} none={say('先在「流动党员 › [liaison]」里定下来')} people={(got.data?.liaisons ?? []).map((l) => ({ id: l.personId, name: l.name, note: l.village }))} />;
}
function MemberPick(props: PickProps) {
  const list = useList('members.list', { limit: 200 });
  return <PersonPick {...props} label="哪位" error={list.error} none="名册还是空的" people={list.rows.map((m) => ({ id: m.personId, name: m.name, note: m.village }))} />;
}

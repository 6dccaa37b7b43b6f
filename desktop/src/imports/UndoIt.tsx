import { Button } from 'antd';
import { useState } from 'react';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import type { Import } from './words';

/** R12 The whole import taken back, after saying what that means. */
export function UndoIt({ i, onChange }: { i: Import; onChange: (i: Import) => void }) {
  const [open, setOpen] = useState(false);
  const undo = useAction('imports.undo');
  if (!i.can.includes('undo')) return null;
  const close = () => { setOpen(false); undo.clear(); };
  return (
    <>
      <Button onClick={() => setOpen(true)}>整份撤回</Button>
      {open && (
        <Dialog title={`撤回「${i.fileName}」？`} deed="整份撤回" busy={undo.busy} error={undo.error} onClose={close} onDeed={() => void undo.run({ id: i.id }).then((reply) => { if (reply) { close(); onChange(reply); } })}>
          <ul className="undo-says">
            {i.counts.fresh > 0 && <li>新存的 {i.counts.fresh} 行，从库里拿掉</li>}
            {i.counts.changed > 0 && <li>改过的 {i.counts.changed} 行，改回导入以前的样子</li>}
            {i.counts.kept + i.counts.partly > 0 && <li>原样留着的，一起拿掉</li>}
            <li>其中有一条后来用上了（发了证、走访过、又改过……），就整份不撤，一条也不动，并告诉你是哪些</li>
          </ul>
          <p className="note">撤了，谁、哪天撤的都有记录。表还在，改好可以再导。{i.undoUntil} 以前都能撤。</p>
        </Dialog>
      )}
    </>
  );
}

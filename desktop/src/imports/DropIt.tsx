import { Button } from 'antd';
import { useState } from 'react';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { go } from '../ui/route';
import type { Import } from './words';

/** 不要了: puts an import away that was not stored. */
export function DropIt({ i }: { i: Import }) {
  const [asking, setAsking] = useState(false);
  const drop = useAction('imports.drop');
  if (!i.can.includes('drop')) return null;
  return (
    <>
      <Button type="text" onClick={() => setAsking(true)}>不要了</Button>
      {asking && (
        <Dialog title="这一份不要了？" deed="不要了" busy={drop.busy} error={drop.error} onClose={() => setAsking(false)} onDeed={() => void drop.run({ id: i.id }).then((gone) => gone && go('/imports'))}>
          <p>还没有存过，放弃不影响名册。答过的也不留。</p>
        </Dialog>
      )}
    </>
  );
}

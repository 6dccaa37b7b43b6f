import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { ErrorLine } from './ErrorView';

interface Props {
  title: string;
  /** The deed on the red button: 发证, 解除. */
  deed: string;
  busy?: boolean;
  error?: unknown;
  /** Why the deed cannot be done yet; the button waits until it is gone. */
  missing?: string | false | null;
  width?: number;
  onDeed: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** One deed asked about in place: what it does, what it needs, one red button. */
export function Dialog({ title, deed, busy = false, error, missing, width = 440, onDeed, onClose, children }: Props) {
  return (
    <Modal open title={title} footer={null} width={width} onCancel={onClose} destroyOnHidden>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing && !busy) onDeed();
        }}
      >
        {children}
        <ErrorLine error={error} />
        <div className="modal-buttons">
          {missing && <span className="note">{missing}</span>}
          <Button onClick={onClose}>先不了</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={Boolean(missing)}>{deed}</Button>
        </div>
      </form>
    </Modal>
  );
}

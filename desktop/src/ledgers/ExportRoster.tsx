import './ledgers.css';
import { Modal } from 'antd';
import { ExportForm } from './ExportForm';

/** The same export, beside the list of members. */
export function ExportRoster({ village, onClose }: { village: string; onClose: () => void }) {
  return (
    <Modal open title="导出流动党员花名册" footer={null} width={480} onCancel={onClose}>
      <ExportForm ledger="outflow" village={village} />
    </Modal>
  );
}

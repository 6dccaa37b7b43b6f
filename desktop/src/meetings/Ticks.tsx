import './meetings.css';
import { Checkbox } from 'antd';

/** Names to tick, each with what he is. */
export function Ticks({ rows, picked, onPick }: { rows: { memberId: string; name: string; note: string }[]; picked: readonly string[]; onPick: (ids: string[]) => void }) {
  return (
    <Checkbox.Group className="meeting-ticks" value={[...picked]} onChange={onPick}>
      {rows.map((one) => <Checkbox key={one.memberId} value={one.memberId}>{one.name} <span className="note">{one.note}</span></Checkbox>)}
    </Checkbox.Group>
  );
}

import { Input, InputNumber } from 'antd';
import { grantWords, type GrantKind } from '@guiyan/shared/domain/grants';
import { Field } from '../ui/Field';

export interface Closing { onClose: () => void; onDone: () => void }
export const ending = ({ onClose, onDone }: Closing) => (reply: unknown) => { if (reply) { onDone(); onClose(); } };
export const Day = ({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) => <Field label={label}><Input aria-label={label} type="date" value={value} onChange={(event) => onChange(event.target.value)} style={{ width: 180 }} /></Field>;
export const Amount = ({ kind, value, onChange }: { kind: GrantKind; value: number | null; onChange: (value: number | null) => void }) => <InputNumber aria-label="数量" min={0} precision={grantWords[kind].scale === 1 ? 0 : 2} style={{ width: 160 }} suffix={grantWords[kind].unit} value={value} onChange={onChange} />;
/** As it is kept: money in 分. */
export const kept = (kind: GrantKind, value: number): number => Math.round(value * grantWords[kind].scale);

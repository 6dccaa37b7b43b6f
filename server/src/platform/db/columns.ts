import { Column, PrimaryColumn } from 'typeorm';

const asNumber = { to: (value?: number | null) => value, from: (value?: string | number | null) => (value === null || value === undefined ? value : Number(value)) };

/** UUIDv7 made by us. */
export const IdColumn = () => PrimaryColumn({ type: 'varchar', length: 36 });
/** An id of another row. */
export const Ref = () => Column({ type: 'varchar', length: 36 });
export const MaybeRef = () => Column({ type: 'varchar', length: 36, nullable: true });
export const Text = (length: number) => Column({ type: 'varchar', length });
export const MaybeText = (length: number) => Column({ type: 'varchar', length, nullable: true });
/** Up to 64 KB on MySQL. */
export const LongText = () => Column({ type: 'text' });
export const MaybeLongText = () => Column({ type: 'text', nullable: true });
/** `YYYY-MM-DD`, a Shanghai day. */
export const DayColumn = () => Column({ type: 'varchar', length: 10 });
export const MaybeDay = () => Column({ type: 'varchar', length: 10, nullable: true });
/** Epoch milliseconds. */
export const At = () => Column({ type: 'bigint', transformer: asNumber });
export const MaybeAt = () => Column({ type: 'bigint', nullable: true, transformer: asNumber });
export const Int = () => Column({ type: 'int' });
export const MaybeInt = () => Column({ type: 'int', nullable: true });
export const Flag = () => Column({ type: 'boolean' });
export const MaybeFlag = () => Column({ type: 'boolean', nullable: true });
export const Json = () => Column({ type: 'simple-json' });

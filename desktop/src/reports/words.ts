import type { Output } from '@guiyan/shared/contract';
import type { ReportState } from '@guiyan/shared/domain/reports';
import type { Tone } from '../ui/words';

export type ReportRow = Output<'reports.list'>['rows'][number];
export type ReportPage = Output<'reports.get'>;

export const stateWords: Record<ReportState, string> = { handed_in: '等答复', returned: '退回补充', accepted: '看过了' };
export const stateTones: Record<ReportState, Tone> = { handed_in: 'red', returned: 'amber', accepted: 'green' };
export const turnWords: Record<ReportState, string> = { handed_in: '交来', returned: '退回补充', accepted: '收到了' };

const numbers = ['一', '二', '三', '四'];
/** 2026年三季度 */
export const quarterWords = (quarter: string): string => `${quarter.slice(0, 4)}年${numbers[Number(quarter.slice(5)) - 1] ?? ''}季度`;

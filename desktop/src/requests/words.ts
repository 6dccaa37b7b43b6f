import type { Output } from '@guiyan/shared/contract';
import type { RequestState } from '@guiyan/shared/domain/requests';
import type { Tone } from '../ui/words';

export type RequestRow = Output<'requests.list'>['rows'][number];
export type RequestPage = Output<'requests.get'>;

/** As the office reads them; the asker's own words differ. */
export const stateWords: Record<RequestState, string> = { submitted: '等人接', taken: '在办', answered: '等家里点头', confirmed: '办结', withdrawn: '收回了' };
export const stateTones: Record<RequestState, Tone> = { submitted: 'red', taken: 'plain', answered: 'amber', confirmed: 'green', withdrawn: 'plain' };

export const stepWords: Record<RequestPage['steps'][number]['what'], string> = {
  submitted: '提出来', taken: '接下来办', answered: '答复了结果', confirmed: '说办好了', reopened: '说还没办好', attempt: '联系了一次', closed: '办结', withdrawn: '收回了', handed: '换了人接着办',
};

export const sourceWords: Record<RequestRow['source'], string> = { request: '手机上提的', checkin: '报平安时说要帮忙', visit: '走访时说起', contact: '联系时说起', paper: '纸上台账录入', desk: '到窗口来提的', outpost: '在驻外机构提的' };

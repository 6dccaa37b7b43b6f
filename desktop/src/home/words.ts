import { href } from '../ui/address';

/** Where each count of the first screen leads; the list there is as long as the count. */
export const doors: Record<string, string> = {
  requests: href('/requests'), reports: href('/reports'), calls: href('/reports', { tab: 'calls' }), unreached: href('/reports', { tab: 'unreached' }), binds: href('/today/binds'), askings: href('/ledgers'), duties: href('/duties/list'), difficulties: href('/difficulties'),
};

export { listen } from './referrals.listeners';
export { Counsellor, ReferralNote, ReferralRow } from './referrals.entity';
export { routes } from './referrals.routes';

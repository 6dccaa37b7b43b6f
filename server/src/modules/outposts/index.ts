export { MarketBooking, MarketDayRow, MarketRuleRow, MarketTablet, MarketTicket, OutpostCentre, OutpostJoint, OutpostStaff } from './outposts.entity';
export { markMissed } from './missed.jobs';
export { bookersOf, noteOf as marketNote } from './markets.queries';
export { routes } from './outposts.routes';

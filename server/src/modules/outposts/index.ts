export { MarketBooking, MarketDayRow, MarketRuleRow, OutpostCentre, OutpostJoint, OutpostStaff } from './outposts.entity';
export { routes } from './outposts.routes';

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, Json, LongText, MaybeAt, MaybeDay, MaybeInt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** S9 What an outpost offers whoever comes; its id is the org's. */
@Entity('outpost_centres')
export class OutpostCentre {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(60) hours: string;
  @Text(160) way: string;
  @Json() facilities: string[];
  @Int() version: number;
}

/** S9 Who serves there, in which languages. */
@Entity('outpost_staff')
@Index('ix_outpost_staff', ['orgId', 'id'])
export class OutpostStaff {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Text(30) name: string;
  @Text(20) title: string;
  @Json() languages: string[];
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

/** S9 An activity of the outpost and an organisation of the host community. */
@Entity('outpost_joints')
@Index('ix_outpost_joints', ['orgId', 'onDay', 'id'])
export class OutpostJoint {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Text(40) title: string;
  /** What both were called when it was planned. */
  @Text(60) ours: string;
  @Text(60) host: string;
  @DayColumn() onDay: string;
  @Text(20) atTime: string;
  @Text(60) place: string;
  @Text(300) words: string;
  @Text(10) state: string;
  @MaybeInt() came: number | null;
  @Text(100) reason: string;
  @Text(60) byName: string;
}

/** S8 Three set days a month from a day on; the newest that has begun holds. */
@Entity('market_rules')
@Index('ux_market_rules', ['orgId', 'turn'], { unique: true })
export class MarketRuleRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Int() turn: number;
  @Text(8) calendar: string;
  @Json() days: number[];
  @DayColumn() fromDay: string;
  @Text(60) byName: string;
}

/** S8 A day something hangs on: a rota, a booking, a queue, or somebody's word that it is on or off. */
@Entity('market_days')
@Index('ux_market_days', ['orgId', 'day'], { unique: true })
export class MarketDayRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @DayColumn() day: string;
  @Text(4) state: string;
  @Text(60) why: string;
  @Json() rota: string[];
  @Int() version: number;
}

/** S8 A machine that gives numbers on one day, by a letter of its own. */
@Entity('market_tablets')
@Index('ux_market_tablets_letter', ['orgId', 'day', 'letter'], { unique: true })
@Index('ux_market_tablets_device', ['orgId', 'day', 'device'], { unique: true })
export class MarketTablet {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @DayColumn() day: string;
  @Text(1) letter: string;
  @Ref() device: string;
  @Text(60) byName: string;
}

/** S8 One in the queue. Who he is and what he asks for stands in the matter alone. */
@Entity('market_tickets')
@Index('ux_market_tickets', ['orgId', 'day', 'letter', 'no'], { unique: true })
export class MarketTicket {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @DayColumn() day: string;
  @Text(1) letter: string;
  @Int() no: number;
  @Text(8) surname: string;
  @Text(10) item: string;
  @Text(20) itemName: string;
  @Ref() requestId: string;
  @MaybeRef() bookingId: string | null;
  @Ref() takenBy: string;
  @Text(60) takenByName: string;
  /** By the tablet’s clock, as the next two. */
  @At() takenAt: number;
  @Text(8) state: string;
  @Text(60) servedBy: string;
  @MaybeAt() servedAt: number | null;
  @MaybeAt() doneAt: number | null;
  @MaybeText(8) outcome: string | null;
  @At() receivedAt: number;
}

/** S8 Somebody comes on a market day; what he wrote is ciphered. */
@Entity('market_bookings')
@Index('ix_market_bookings_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_market_bookings_day', ['orgId', 'day', 'id'])
@Index('ix_market_bookings_family', ['familyId', 'id'])
@Index('ux_market_bookings', ['orgId', 'day', 'openFor'], { unique: true })
export class MarketBooking {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() orgId: string;
  @DayColumn() day: string;
  @MaybeRef() familyId: string | null;
  @MaybeRef() personId: string | null;
  /** Who comes, at home or away; none where a helper books for a family. */
  @MaybeRef() askerId: string | null;
  /** The person or family, while it stands: one booking a day. */
  @MaybeRef() openFor: string | null;
  @Text(10) item: string;
  @LongText() wordsCt: string;
  @Text(10) state: string;
  @Text(60) byName: string;
  @At() bookedAt: number;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, LongText, MaybeDay, MaybeFlag, MaybeInt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** C3 A paper somebody else issued; a number stands once in a county and kind, also after it is lost. */
@Entity('papers')
@Index('ux_papers_number', ['countyId', 'kind', 'number'], { unique: true })
@Index('ux_papers_active', ['activePerson'], { unique: true })
@Index('ux_papers_token', ['tokenMac'], { unique: true })
@Index('ix_papers_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_papers_person', ['personId', 'id'])
export class Paper {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Text(10) kind: string;
  @Text(40) number: string;
  @DayColumn() issuedOn: string;
  @MaybeDay() expiresOn: string | null;
  /** The person while this is his one 活动证 in use. */
  @MaybeRef() activePerson: string | null;
  @Text(64) tokenMac: string;
  @LongText() tokenCt: string;
  @MaybeDay() endedOn: string | null;
  @MaybeText(10) endedAs: string | null;
  @Text(120) reason: string;
  @MaybeRef() endedBy: string | null;
  @MaybeRef() registeredBy: string | null;
  @At() at: number;
}

@Entity('paper_checks')
@Index('ux_paper_checks_year', ['paperId', 'year'], { unique: true })
export class PaperCheck {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() paperId: string;
  @Int() year: number;
  @DayColumn() onDay: string;
  @Text(120) words: string;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  @At() at: number;
}

/** C6 Every look at a code, also at what is none. */
@Entity('paper_looks')
@Index('ix_paper_looks_paper', ['paperId', 'at'])
@Index('ix_paper_looks_user', ['userId', 'at'])
export class PaperLook {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() userId: string;
  @MaybeRef() orgId: string | null;
  @MaybeRef() paperId: string | null;
  @Flag() valid: boolean;
  @At() at: number;
}

/** C2 A county's own line of the adviser's table, with days. */
@Entity('paper_rules')
@Index('ux_paper_rules_open', ['countyId', 'openCode'], { unique: true })
@Index('ix_paper_rules_county', ['countyId', 'code', 'fromDay'])
export class PaperRule {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(20) code: string;
  /** The code while the line is in force. */
  @MaybeText(20) openCode: string | null;
  @MaybeInt() minMonths: number | null;
  @MaybeInt() maxMonths: number | null;
  @MaybeFlag() settled: boolean | null;
  @MaybeFlag() placeKnown: boolean | null;
  @Text(10) paper: string;
  @Text(200) words: string;
  @Text(120) source: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  @At() at: number;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, Json, LongText, MaybeDay, MaybeInt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** M7 One thing told to a place; its words lie in versions. */
@Entity('posts')
@Index('ix_posts_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class PostRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(10) kind: string;
  @Text(36) topic: string;
  /** `,member,family,`; empty is everybody. */
  @Text(100) readers: string;
  @Ref() placeId: string;
  /** Who tells it: the office, by its name on the day. */
  @Text(60) fromName: string;
  /** The version written last, and the one that is to be read. */
  @Int() version: number;
  @MaybeInt() shownVersion: number | null;
  @MaybeDay() shownOn: string | null;
  /** The state of the version written last. */
  @Text(10) state: string;
  @At() writtenAt: number;
}

@Entity('post_versions')
@Index('ux_post_versions', ['postId', 'version'], { unique: true })
export class PostVersion {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() postId: string;
  @Int() version: number;
  @Text(10) state: string;
  @Text(40) title: string;
  @Text(80) titleBo: string;
  @LongText() text: string;
  @LongText() textBo: string;
  @Json() photoIds: string[];
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @DayColumn() writtenOn: string;
  @Text(60) reviewedBy: string;
  @MaybeDay() reviewedOn: string | null;
  @Text(200) reason: string;
}

/** A county's own word for a topic, over the one it began with. */
@Entity('post_topics')
@Index('ux_post_topics', ['countyId', 'code'], { unique: true })
export class PostTopic {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(36) code: string;
  @Text(12) name: string;
  @Text(48) nameBo: string;
  @Flag() used: boolean;
}

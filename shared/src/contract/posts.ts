import { z } from 'zod';
import { postReaders, postStates, postTextMax, postTitleMax, topicMax } from '../domain/posts';
import { Contract, Day, Id, Nothing, Paging, page, PhotoIds, someWords, words } from './define';

const Code = z.string().regex(/^[a-z0-9-]{2,36}$/);
const Topic = z.object({ code: Code, name: z.string(), nameBo: z.string(), used: z.boolean(), can: z.array(z.enum(['set'])) });
const Text = { title: someWords(postTitleMax), titleBo: words(postTitleMax * 2).default(''), text: someWords(postTextMax), textBo: words(postTextMax * 2).default('') };
/** `place`: the county, township or village it is meant for, by name. */
const Line = z.object({ id: Id, kind: z.literal('policy'), topic: Code, title: z.string(), titleBo: z.string(), place: z.string(), from: z.string(), on: Day });
const Version = z.object({ version: z.int(), state: z.enum(postStates), title: z.string(), titleBo: z.string(), text: z.string(), textBo: z.string(), photoIds: z.array(Id), by: z.string(), writtenOn: Day, reviewedBy: z.string(), reviewedOn: Day.nullable(), reason: z.string() });
const DeskLine = Line.omit({ on: true }).extend({ readers: z.array(z.enum(postReaders)), state: z.enum(postStates), version: z.int(), by: z.string(), writtenOn: Day, /** An older version is still to be read while a newer one waits. */ shown: z.boolean(), can: z.array(z.enum(['write', 'review', 'withdraw'])) });
const Desk = DeskLine.extend({ placeId: Id, versions: z.array(Version) });

const offices = ['secretary', 'clerk', 'county'] as const;
const readers = [...postReaders, ...offices] as const;
export const posts = {
  'posts.topics': { kind: 'read', hats: readers, about: 'M7 Topics of the county in their order; those put aside only to the county. `can` holds `set` for the county.', input: Nothing, output: z.object({ rows: z.array(Topic) }) },
  'posts.setTopic': { kind: 'write', hats: ['county'], about: 'M7 Renames a topic, puts it aside or takes it up again; without a code it adds one. 409 post.topics_full.', input: z.object({ code: Code.optional(), name: someWords(topicMax), nameBo: words(topicMax * 4).default(''), used: z.boolean().default(true) }), output: z.object({ rows: z.array(Topic) }) },
  'posts.write': {
    kind: 'write', hats: offices, about: 'M7 Writes a post for one’s own place or one inside it, or the next version of one; seen by nobody but offices until a second person has reviewed it. What still waited is replaced; whom a post is for stays while it is read. 400 post.topic, 409 post.withdrawn, post.audience.',
    input: z.object({ id: Id.optional(), topic: Code, ...Text, photoIds: PhotoIds, placeId: Id.optional(), readers: z.array(z.enum(postReaders)).max(postReaders.length).default([]) }), output: Desk,
  },
  'posts.review': { kind: 'write', hats: offices, about: 'M7 A second person shows a waiting version, or gives it back with the reason. 403 post.own, 409 post.not_waiting, 400 post.reason.', input: z.object({ id: Id, version: z.int(), show: z.boolean(), reason: words(200).default('') }), output: Desk },
  'posts.withdraw': { kind: 'write', hats: offices, about: 'M7 Takes a post down for good, with the reason; readers find it no more. 409 post.withdrawn.', input: z.object({ id: Id, reason: someWords(200) }), output: Desk },
  'posts.desk': { kind: 'read', hats: offices, about: 'M7 Posts of one’s own place, the newest writing first, with where each stands.', input: z.object({ state: z.enum(postStates).optional(), topic: Code.optional(), ...Paging }), output: page(DeskLine) },
  'posts.open': { kind: 'read', hats: offices, about: 'M7 One post with all its versions.', input: z.object({ id: Id }), output: Desk },
  'posts.list': { kind: 'read', hats: readers, about: 'M7 What is meant for the reader’s place and hat, newest first. Nobody is told who reads.', input: z.object({ topic: Code.optional(), ...Paging }), output: page(Line) },
  'posts.get': { kind: 'read', hats: readers, about: 'M7 One of them, as it is shown now.', input: z.object({ id: Id }), output: Line.extend({ text: z.string(), textBo: z.string(), photoIds: z.array(Id), version: z.int() }) },
} satisfies Contract;

export { PostRow, PostTopic, PostVersion } from './posts.entity';
export { countToReview } from './posts.queries';
export { routes } from './posts.routes';

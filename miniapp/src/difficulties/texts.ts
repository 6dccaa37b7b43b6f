import { texts } from '@/i18n';

export const t = texts({
  title: '难处',
  foot: '走访、报平安、电话里说的。办好了、本人点了头，才算解决。',
  open: '没解决的',
  solved: '解决了的',
  noneOpen: '没有等着解决的难处',
  noneSolved: '还没有解决了的',
  kind: '这是哪一类',
  said: '{day}，{where}',
  solvedOn: '{day}解决：{how}',
  more: '再看一些',
});

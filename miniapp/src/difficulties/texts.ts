import { texts } from '@/i18n';

export const t = texts({
  title: '难处',
  foot: '走访、报平安、电话里、家里的事里说的。办好了、本人点了头，才算解决。',
  open: '没解决的',
  solved: '了结的',
  noneOpen: '没有等着解决的难处',
  noneSolved: '还没有了结的',
  kind: '这是哪一类',
  said: '{day}，{where}',
  solvedOn: '{day}解决：{how}',
  endedOn: '{day}没办成，跟本人说清了：{how}',
  counted: '各乡镇还没解决的，县里只看件数',
  nowhere: '没写明哪个乡镇',
  more: '再看一些',
});

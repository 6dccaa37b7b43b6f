import { texts } from '@/i18n';

export const t = texts({
  title: '贺卡',
  echoHead: '回一句',
  words: '想说就再说一句，不写也行',
  send: '回给支部',
  sent: '回过去了',
  pick: '点一句就能回',
  echoed: '{day}回的：{words}',
  listen: '读给我听',
});

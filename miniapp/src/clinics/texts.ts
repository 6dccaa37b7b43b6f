import { texts } from '@/i18n';

export const t = texts({
  title: '义诊、体检、签约',
  note: '只记谁到了。查出什么，哪里都不记',
  what: '什么',
  day: '哪天',
  save: '记下来',
  missing: '先选谁到了',
  saved: '记下了',
  kept: '没有网，存在手机里了',
  of: '{family}{what}',
  head: '今年记过的',
  none: '今年还没有记过',
  undo: '记错了',
  undoSure: '拿掉这一条？',
  yes: '拿掉',
  no: '留着',
});

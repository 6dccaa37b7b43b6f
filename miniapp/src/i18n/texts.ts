import { texts } from '.';

/** Words of the frame that every page shares. */
export const t = texts(
  {
    offline: '没有网。先存在手机里，有网自己送出',
    failed: '没打开，再试一次',
    again: '再试一次',
    undo: '撤回',
    close: '关上',
    back: '返回',
    waiting: '手机里还有 {n} 条等着送出',
    addPhoto: '加一张照片',
    dropPhoto: '不要这张',
    choose: '请选',
    home: '首页',
    todo: '待办',
    me: '我的',
    today: '今天',
    people: '人员',
    plain: '换成普通版',
    refusedHead: '没送成',
    sendAgain: '再送一次',
    letGo: '丢掉',
    letGoSure: '丢掉就找不回来了',
    keep: '先留着',
    byDay: '记得哪天',
    byMonth: '只到月',
    byYear: '只到年',
  },
  {},
);

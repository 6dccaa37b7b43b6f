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
    voiceAdd: '不想写，就说一段',
    voiceChoose: '不想写，就选一段录音',
    voiceRunning: '正在录，{n} 秒。说完点一下',
    voiceSending: '正在送',
    voicePlay: '听录音',
    voiceStop: '停下',
    voiceDrop: '不要这段',
    voiceRefused: '没有录上。请在微信里允许用话筒，再点一次',
    choose: '请选',
    home: '首页',
    todo: '待办',
    me: '我的',
    today: '今天',
    people: '人员',
    plain: '换成普通版',
  },
  {},
);

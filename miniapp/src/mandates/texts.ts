import { texts } from '@/i18n';

export const t = texts(
  {
    title: '委托代办',
    gave: '委托出去的',
    held: '委托给我的',
    none: '还没有委托过谁',
    noneHeld: '还没有人委托你',
    give: '委托一位',
    toWhom: '委托谁',
    what: '能替我办什么',
    everything: '什么都可以',
    until: '到哪天为止',
    send: '委托他',
    sent: '委托好了，他现在就能替你办',
    nobody: '还没有帮扶人和联络员，请问村里',
    foot: '最长一年，随时能收回，收回当场就不算了',
    line: '{items}，到{day}为止',
    forMe: '替{who}',
    revoke: '收回',
    revokeSure: '收回以后，他不能再替你办，也看不到这些事',
    keep: '先不收回',
    use: '替他办一件',
  },
  {},
);

import { nameKeys, soughtOf } from './names.rules';

describe('R1 names by their sound', () => {
  it.each([
    ['龙静', 'longjing', 'jing', 'lj'], ['龙静文', 'longjingwen', 'jingwen', 'ljw'], ['欧阳修', 'ouyangxiu', 'xiu', 'oyx'], ['吕布', 'lvbu', 'bu', 'lb'],
    // Surnames that are read otherwise than the word.
    ['单雄信', 'shanxiongxin', 'xiongxin', 'sxx'], ['覃勇', 'qinyong', 'yong', 'qy'], ['仇英', 'qiuying', 'ying', 'qy'], ['曾子墨', 'zengzimo', 'zimo', 'zzm'], ['解缙', 'xiejin', 'jin', 'xj'], ['区小明', 'ouxiaoming', 'xiaoming', 'oxm'], ['尉迟恭', 'yuchigong', 'gong', 'ycg'],
    ['买买提·吐尔逊', 'maimaitituerxun', 'maitituerxun', 'mmttex'], ['', '', '', ''],
  ])('%s is %s, %s, %s', (name, pinyin, givenPinyin, initials) => expect(nameKeys(name)).toEqual({ pinyin, givenPinyin, initials }));

  it.each([
    ['long jing', null, ['longjing']], ['LongJing', null, ['longjing']], ["xi'an", null, ['xian']], ['lj', null, ['lj']], ['lü', null, ['lv']],
    ['静文', '静文', ['jingwen']], ['单', '单', ['shan', 'dan']], ['龙 静', '龙 静', ['longjing']], ['%', '%', []], ['龙j', '龙j', ['longj']],
  ])('%j is sought as %j', (text, signs, sounds) => expect(soughtOf(text)).toEqual({ signs, sounds }));
});

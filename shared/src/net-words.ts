/** The only sentences a phone must hold itself: those for when no answer of ours came. All others arrive with the answer. */
export const netWords = {
  'net.offline': { zh: '没有网。先存在手机里，有网自己送出' },
  'net.failed': { zh: '没打开，再试一次' },
  'phone.full': { zh: '手机里存满了，这一条没存下，写的还在这页上。先连上网，等别的送出去再按一次' },
  'server.failed': { zh: '这边出了问题，已经记下。过一会儿再试' },
} as const satisfies Record<string, { zh: string; bo?: string }>;

export const netSentence = (code: keyof typeof netWords): string => netWords[code].zh;

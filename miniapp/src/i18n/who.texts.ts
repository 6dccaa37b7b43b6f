import { texts } from '.';

export const t = texts({ family: '哪一家', who: '谁', nobody: '这一家没有登记在家的人' });

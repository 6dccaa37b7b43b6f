/** 老人 2，孩子 1: who is at home; empty where nobody is known. */
export function atHome({ elders, children, women }: { elders: number; children: number | null; women: number }): string {
  return [elders > 0 && `老人 ${elders}`, (children ?? 0) > 0 && `孩子 ${children}`, women > 0 && `妇女 ${women}`].filter(Boolean).join('，');
}

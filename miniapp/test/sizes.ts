import { gzipSync } from 'node:zlib';
import { Dist } from './host/dist';

const KB = 1024;

/** Bytes and counts that the phone app keeps to; a build above any of them fails. */
export const weappBudgets = {
  main: 350 * KB,
  mainZipped: 105 * KB,
  all: KB * KB,
  page: 12 * KB,
  firstSetData: 4 * KB,
  anySetData: 16 * KB,
  keystroke: 0.3 * KB,
  firstPaintNodes: 80,
  appStartMs: 60,
} as const;

/** Pages over the budget, each with the size it may not pass; the list only shrinks (docs/decisions/0006). */
const largerPages: Record<string, number> = { 'pages/home/index': 15.5 * KB, 'cards/scan/index': 48 * KB };

export interface PackageSize {
  /** '' is the main package. */
  root: string;
  bytes: number;
  zipped: number;
}

export interface WeappSizes {
  main: PackageSize;
  subPackages: PackageSize[];
  all: number;
  /** A page's own script, template, style and settings. */
  pages: { route: string; bytes: number }[];
}

const shipped = (file: string): boolean => !/(\.map|\.LICENSE\.txt)$|^(project\.(private\.)?config|sitemap)\.json$/.test(file);

export const weappSizes = (folder: string): WeappSizes => {
  const dist = new Dist(folder);
  const files = dist.files().filter(shipped);
  const bytesOf = (file: string): number => dist.bytes(file).length;
  const measure = (root: string): PackageSize => {
    const own = files.filter((file) => dist.packageOf(file) === root);
    return {
      root,
      bytes: own.reduce((sum, file) => sum + bytesOf(file), 0),
      zipped: own.reduce((sum, file) => sum + gzipSync(dist.bytes(file), { level: 9 }).length, 0),
    };
  };
  const main = measure('');
  const subPackages = dist.app.subPackages.map(({ root }) => measure(root));
  const pages = dist.routes().map((route) => ({
    route,
    bytes: ['js', 'wxml', 'wxss', 'json'].map((end) => `${route}.${end}`).filter((file) => dist.has(file)).reduce((sum, file) => sum + bytesOf(file), 0),
  }));
  return { main, subPackages, all: subPackages.reduce((sum, pack) => sum + pack.bytes, main.bytes), pages };
};

/** Sentences about what is over its budget; empty when all is well. */
export const overBudget = (sizes: WeappSizes): string[] => {
  const rows: [string, number, number][] = [
    ['main package', sizes.main.bytes, weappBudgets.main],
    ['main package, zipped', sizes.main.zipped, weappBudgets.mainZipped],
    ['all packages', sizes.all, weappBudgets.all],
    ...sizes.pages.map(({ route, bytes }): [string, number, number] => [`page ${route}`, bytes, largerPages[route] ?? weappBudgets.page]),
  ];
  return rows.filter(([, bytes, budget]) => bytes > budget).map(([what, bytes, budget]) => `${what}: ${bytes} of ${budget} bytes`);
};

import fs from 'node:fs';
import path from 'node:path';

export interface PageConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  disableScroll?: boolean;
  usingComponents?: Record<string, string>;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
  list: TabItem[];
}

export interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  tabBar?: TabBar;
  window?: PageConfig;
  style?: string;
}

/** A built mini-program on disk. Paths are relative to its root, with forward slashes. */
export class Dist {
  readonly app: AppConfig;

  constructor(readonly root: string) {
    if (!fs.existsSync(path.join(root, 'app.json'))) throw new Error(`No weapp build in ${root}: app.json is missing`);
    const raw = JSON.parse(this.text('app.json')) as AppConfig & { subpackages?: AppConfig['subPackages'] };
    const trim = (root: string): string => root.replace(/^\/|\/$/g, '');
    this.app = {
      ...raw,
      subPackages: (raw.subPackages ?? raw.subpackages ?? []).map((pack) => ({ ...pack, root: trim(pack.root) })),
    };
  }

  has(file: string): boolean {
    return fs.existsSync(path.join(this.root, file));
  }

  text(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  bytes(file: string): Buffer {
    return fs.readFileSync(path.join(this.root, file));
  }

  files(): string[] {
    return fs
      .readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  /** '' is the main package, else a sub-package root. */
  packageOf(file: string): string {
    return this.app.subPackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? '';
  }

  routes(): string[] {
    return [...this.app.pages, ...this.app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
  }

  isTab(route: string): boolean {
    return this.app.tabBar?.list.some((item) => item.pagePath === route) ?? false;
  }

  pageConfig(route: string): PageConfig {
    const own = this.has(`${route}.json`) ? (JSON.parse(this.text(`${route}.json`)) as PageConfig) : {};
    return { ...this.app.window, ...own };
  }

  /** Throws when a file of one package reaches into another sub-package, as the phone does. */
  guardReach(from: string, to: string): void {
    const [own, other] = [this.packageOf(from), this.packageOf(to)];
    if (other !== '' && other !== own) {
      throw new Error(`${from} (package "${own || 'main'}") may not use ${to} of package "${other}"`);
    }
  }

  /** Resolves a reference made in `from`; a leading slash means the root of the build. */
  resolve(from: string, ref: string, extension: string): string {
    const joined = ref.startsWith('/') ? ref.slice(1) : path.posix.join(path.posix.dirname(from), ref);
    const file = joined.endsWith(extension) ? joined : joined + extension;
    this.guardReach(from, file);
    return file;
  }
}

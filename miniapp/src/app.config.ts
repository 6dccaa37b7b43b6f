export default defineAppConfig({
  pages: ['pages/home/index', 'pages/todo/index', 'pages/me/index'],
  subPackages: [
    { root: 'accounts', pages: ['login/index', 'bind/index', 'invite/index', 'doubts/index', 'feedback/index'] },
    { root: 'reports', pages: ['list/index', 'edit/index', 'show/index'] },
    { root: 'requests', pages: ['list/index', 'submit/index', 'show/index'] },
    { root: 'cards', pages: ['show/index', 'scan/index'] },
    { root: 'pairings', pages: ['list/index', 'record/index', 'helpday/index'] },
    { root: 'happenings', pages: ['tell/index'] },
    { root: 'alarms', pages: ['call/index'] },
    { root: 'referrals', pages: ['list/index', 'show/index'] },
    { root: 'notices', pages: ['compose/index', 'outcome/index'] },
    { root: 'members', pages: ['list/index', 'show/index', 'going/index', 'mine/index'] },
    { root: 'papers', pages: ['mine/index', 'report/index', 'advice/index', 'host/index', 'code/index', 'verify/index'] },
    { root: 'families', pages: ['help/index', 'news/index', 'child/index'] },
    { root: 'surveys', pages: ['list/index', 'record/index', 'found/index'] },
    { root: 'orgs', pages: ['directory/index'] },
  ],
  // What is wanted in the hills and at counters must be on the phone before the network is gone.
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['cards', 'pairings', 'families', 'surveys', 'alarms', 'happenings'] } },
  lazyCodeLoading: 'requiredComponents',
  window: {
    // Every page draws its own bar (ui/Page), so the words and colours are the same on both builds.
    navigationStyle: 'custom',
    navigationBarTitleText: '归雁',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#F7F4EF',
    backgroundColor: '#F7F4EF',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#6E665D',
    selectedColor: '#B3352A',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/tab/home.png', selectedIconPath: 'assets/tab/home-on.png' },
      { pagePath: 'pages/todo/index', text: '待办', iconPath: 'assets/tab/todo.png', selectedIconPath: 'assets/tab/todo-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tab/me.png', selectedIconPath: 'assets/tab/me-on.png' },
    ],
  },
});

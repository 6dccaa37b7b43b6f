export default definePageConfig({ navigationBarTitleText: '归雁', enablePullDownRefresh: true });

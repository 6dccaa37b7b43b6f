export default definePageConfig({ navigationBarTitleText: '本月电话' });

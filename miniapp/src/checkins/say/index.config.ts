export default definePageConfig({ navigationBarTitleText: '报平安' });

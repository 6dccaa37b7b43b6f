export default definePageConfig({ navigationBarTitleText: '半年一动态' });

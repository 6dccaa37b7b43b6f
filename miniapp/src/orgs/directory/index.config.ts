export default definePageConfig({ navigationBarTitleText: '常用电话' });

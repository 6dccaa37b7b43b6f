export default definePageConfig({ navigationBarTitleText: '我送的慰问' });

export default definePageConfig({ navigationBarTitleText: '归雁' });

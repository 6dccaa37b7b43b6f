export default definePageConfig({ navigationBarTitleText: '幸福小院' });

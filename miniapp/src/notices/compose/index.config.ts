export default definePageConfig({ navigationBarTitleText: '发这个月的提醒' });

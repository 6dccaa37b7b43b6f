export default definePageConfig({ navigationBarTitleText: '提醒送到了吗' });

export default definePageConfig({ navigationBarTitleText: '请谁来' });

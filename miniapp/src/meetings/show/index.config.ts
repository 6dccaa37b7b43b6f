export default definePageConfig({ navigationBarTitleText: '请你来' });

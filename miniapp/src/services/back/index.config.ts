export default definePageConfig({ navigationBarTitleText: '要回访的' });

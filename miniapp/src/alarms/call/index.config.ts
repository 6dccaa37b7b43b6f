export default definePageConfig({ navigationBarTitleText: '孩子有危险' });

export default definePageConfig({ navigationBarTitleText: '这个月办的' });

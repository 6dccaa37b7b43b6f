export default definePageConfig({ navigationBarTitleText: '办的事' });

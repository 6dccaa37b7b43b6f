export default definePageConfig({ navigationBarTitleText: '记下办的事' });

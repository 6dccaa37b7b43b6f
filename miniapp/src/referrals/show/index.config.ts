export default definePageConfig({ navigationBarTitleText: '转给我的人' });

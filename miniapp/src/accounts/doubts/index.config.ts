export default definePageConfig({ navigationBarTitleText: '等你认的人' });

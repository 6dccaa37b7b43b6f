export default definePageConfig({ navigationBarTitleText: '听消息' });

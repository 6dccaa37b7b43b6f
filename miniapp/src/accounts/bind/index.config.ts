export default definePageConfig({ navigationBarTitleText: '对上名册' });

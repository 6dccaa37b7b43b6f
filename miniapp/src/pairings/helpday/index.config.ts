export default definePageConfig({ navigationBarTitleText: '记帮工' });

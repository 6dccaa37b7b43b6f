export default definePageConfig({ navigationBarTitleText: '证件与报到' });

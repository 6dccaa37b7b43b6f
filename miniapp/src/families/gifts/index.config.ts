export default definePageConfig({ navigationBarTitleText: '慰问和捎信' });

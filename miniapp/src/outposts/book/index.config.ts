export default definePageConfig({ navigationBarTitleText: '约逢场' });

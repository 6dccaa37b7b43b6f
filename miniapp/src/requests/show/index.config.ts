export default definePageConfig({ navigationBarTitleText: '办到哪了' });

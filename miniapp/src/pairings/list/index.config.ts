export default definePageConfig({ navigationBarTitleText: '结对的人家' });

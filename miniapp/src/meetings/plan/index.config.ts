export default definePageConfig({ navigationBarTitleText: '定一次会' });

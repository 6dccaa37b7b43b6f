export default definePageConfig({ navigationBarTitleText: '难处' });

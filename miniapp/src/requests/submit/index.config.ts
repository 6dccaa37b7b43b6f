export default definePageConfig({ navigationBarTitleText: '要办一件事' });

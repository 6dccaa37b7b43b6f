export default definePageConfig({ navigationBarTitleText: '交代一件事' });

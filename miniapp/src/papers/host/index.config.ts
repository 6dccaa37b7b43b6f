export default definePageConfig({ navigationBarTitleText: '这里的党员' });

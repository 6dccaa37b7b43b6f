export default definePageConfig({ navigationBarTitleText: '名单上没有的人' });

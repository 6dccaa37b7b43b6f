export default definePageConfig({ navigationBarTitleText: '家属证申请' });

export default definePageConfig({ navigationBarTitleText: '代录思想汇报' });

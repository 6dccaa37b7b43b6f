export default definePageConfig({ navigationBarTitleText: '扶持的成效' });

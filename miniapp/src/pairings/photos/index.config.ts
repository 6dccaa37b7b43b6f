export default definePageConfig({ navigationBarTitleText: '走访的照片' });

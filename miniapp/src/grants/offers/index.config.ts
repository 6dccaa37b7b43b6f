export default definePageConfig({ navigationBarTitleText: '扶持和优惠' });

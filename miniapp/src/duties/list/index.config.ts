export default definePageConfig({ navigationBarTitleText: '该办的' });

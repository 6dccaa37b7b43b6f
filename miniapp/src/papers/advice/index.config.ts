export default definePageConfig({ navigationBarTitleText: '该办哪种证' });

export default {
  app: {
    name: 'Welcome',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', '../../../pages/tables-notice.js']
};

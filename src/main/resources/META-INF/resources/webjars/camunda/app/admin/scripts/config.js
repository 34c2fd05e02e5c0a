export default {
  app: {
    name: 'Admin',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', '../../../pages/tables-notice.js']
};

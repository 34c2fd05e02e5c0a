const root = document.querySelector('base').getAttribute('app-root');

// nobody changes what is under way from here; there are no batches, external tasks or reports
window.hiddenViews = [
  'add-variable-action',
  'batch',
  'bulk-job-definition-override-job-priority-action',
  'cancel-process-instance-action',
  'delete-deployment',
  'external-tasks-process-instance-runtime',
  'increase-incident-external-task-retry',
  'increase-incident-job-retry',
  'job-definition-override-job-priority-action',
  'job-definition-table',
  'reports',
  'update-suspension-state',
  'update-suspension-state-action'
];

// a patient's number is the key of an instance, and findings are what decisions are asked about
const { groups } = await (await fetch(`${root}/api/pathway/person`)).json();
if (!groups.includes('auditor')) {
  window.hiddenViews.push('decision-instances-table', 'pd-incidents-tab', 'process-instances-table', 'tasks');
}

export default {
  app: {
    name: 'Cockpit',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', '../../../pages/tables-notice.js', 'scripts/rules-link.js'],
  requireJsConfig: {
    ngDeps: ['pathway.views'],
    deps: ['views'],
    paths: { views: `${root.replace(/\/camunda$/, '')}/pages/views` }
  }
};

// A link to a task names it behind the "#", which browsers do not send: it is kept beyond the log-in.
const form = document.querySelector('form');
form.action += location.hash;

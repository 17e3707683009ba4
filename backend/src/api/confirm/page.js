// Shows the plan of the address, and applies it when the person presses the button. Text only: nothing of a plan is markup.
'use strict';

const plan = location.pathname.split('/').pop();
const token = localStorage.getItem('wrench.token');
const element = (id) => document.getElementById(id);
const say = (text) => { element('said').textContent = text; };

async function ask(method, path, body) {
  const headers = { authorization: `Bearer ${token}` };
  if (body) headers['content-type'] = 'application/json';
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const value = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error([value.detail || value.title, value.hint].filter(Boolean).join(' '));
  return value;
}

async function show() {
  if (!token) return say('This browser is not paired with Wrench. Open this server\'s first page, pair it, and come back.');
  const shown = await ask('GET', `/api/v1/plans/${plan}`);
  element('title').textContent = shown.title;
  element('file').textContent = shown.change.file;
  element('change').textContent = shown.change.sql;
  element('target').textContent = shown.target;
  element('statements').textContent = shown.statements.map((one) => `-- ${one.decision}, ${one.place}\n${one.sql};`).join('\n\n');
  say('The target is protected. Look at what would be done.');
  const button = element('confirm');
  button.disabled = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    apply(shown).catch((error) => say(error.message));
  }, { once: true });
}

async function apply(shown) {
  say('Applying.');
  await ask('POST', `/api/v1/plans/${plan}/confirm`);
  const path = shown.action === 'undo' ? `/api/v1/issues/${shown.issue}/undo` : '/api/v1/deployments';
  const applied = await ask('POST', path, { plan });
  const first = applied.findings.find((finding) => finding.severity === 'error');
  say(applied.exit_code === 0 ? `Done: deployment ${applied.deployment}.` : `Not done: ${first ? first.message : `exit code ${applied.exit_code}`}.`);
}

show().catch((error) => say(error.message));

(() => {
  'use strict';
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const pairs = all('.binary > details');

  // A link of the table opens what it leads to, in browsers that do not do it by themselves.
  const arrive = () => {
    const goal = document.getElementById(location.hash.slice(1));
    if (!goal) return;
    goal.closest('.binary')?.removeAttribute('hidden');
    const folded = goal.closest('details');
    if (folded) {
      folded.hidden = false;
      folded.open = true;
      folded.querySelector('summary').focus({ preventScroll: true });
      folded.scrollIntoView({ block: 'start' });
    }
  };
  addEventListener('hashchange', arrive);
  // The same link twice is no change.
  all('td a.v').forEach(link => link.addEventListener('click', () => setTimeout(arrive)));
  arrive();

  const filters = document.getElementById('filters');
  if (filters) {
    const search = document.getElementById('search');
    const shown = document.getElementById('shown');
    const buttons = all('button[data-verdict]', filters);
    filters.hidden = false;
    const apply = () => {
      const wanted = search.value.trim().toLowerCase();
      const verdicts = new Set(buttons.filter(b => b.getAttribute('aria-pressed') === 'true').map(b => b.dataset.verdict));
      let count = 0;
      for (const binary of all('.binary')) {
        const whole = binary.dataset.text.toLowerCase().includes(wanted);
        let any = false;
        for (const pair of all(':scope > details', binary)) {
          const visible = verdicts.has(pair.dataset.verdict)
            && (whole || pair.dataset.text.toLowerCase().includes(wanted));
          pair.hidden = !visible;
          any ||= visible;
          count += visible ? all('.inside > a[id]', pair).length : 0;
        }
        binary.hidden = !any;
      }
      for (const cell of all('td a.v')) {
        const goal = document.getElementById(cell.hash.slice(1));
        cell.classList.toggle('off', !!goal && (goal.closest('details').hidden || goal.closest('.binary').hidden));
      }
      shown.textContent = `${count} ${shown.dataset.word}`;
    };
    search.addEventListener('input', apply);
    buttons.forEach(button => button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      apply();
    }));
    document.getElementById('open-all').addEventListener('click', () => pairs.forEach(p => { p.open = true; }));
    document.getElementById('close-all').addEventListener('click', () => pairs.forEach(p => { p.open = false; }));
  }

  // On paper nothing can be opened.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    closed.forEach(one => { one.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(one => { one.open = false; }));
})();

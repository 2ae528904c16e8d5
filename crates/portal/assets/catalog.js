// Comfort for the list of datasets: suggestions while typing. Everything works without it.

const form = document.querySelector('form.search');
const input = form?.querySelector('input[type="search"]');

if (input) {
  const list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggestions);
  form.append(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);

  let waiting = 0;
  let asked = null;
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (option) => {
    close();
    if (option.dataset.address) {
      location.assign(option.dataset.address);
    } else {
      input.value = option.textContent;
      form.requestSubmit();
    }
  };

  const move = (step) => {
    const options = list.children;
    options[at]?.setAttribute('aria-selected', 'false');
    // one place before the first is the input itself
    at = ((at + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    options[at]?.setAttribute('aria-selected', 'true');
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options[at].id);
  };

  const show = (found) => {
    const option = (text, address) => {
      const item = document.createElement('li');
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.textContent = text;
      if (address) {
        item.className = 'dataset';
        item.dataset.address = address;
      }
      return item;
    };
    const typed = input.value.trim().toLowerCase();
    const texts = found.texts.filter((text) => text !== typed).map((text) => option(text));
    const datasets = found.datasets.map(({ title, address }) => option(title, address));
    list.replaceChildren(...texts, ...datasets);
    [...list.children].forEach((item, index) => {
      item.id = `suggestion-${index}`;
    });
    close();
    list.hidden = list.children.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };

  const ask = async () => {
    asked?.abort();
    if (input.value.trim().length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`/suggest.json?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
      if (answer.ok && document.activeElement === input) show(await answer.json());
    } catch {
      // another letter was typed, or the network is away: the search itself still works
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      choose(list.children[at]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener('blur', close);
  // before the input loses its focus
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
}

// where the style cannot unfold the filters beside the list
if (!CSS.supports('selector(::details-content)') && matchMedia('(min-width: 60rem)').matches) {
  document.querySelector('details.narrowing')?.setAttribute('open', '');
}

// Comfort for the workbench: both grids scroll over all rows together, keys move and accept. Everything works without it.

const HEIGHT = 28;
const BLOCK = 100;
const TALLEST = 15_000_000;

/** One grid that fetches its rows as they are scrolled to. */
class Grid {
  constructor(box, render) {
    this.box = box;
    this.render = render;
    this.all = Number(box.dataset.all);
    this.body = box.querySelector('tbody');
    this.width = this.body.rows[0]?.cells.length ?? 1;
    this.blocks = new Map();
    this.waiting = new Set();
    this.row = Number(box.dataset.from);
    this.column = 0;
    // browsers cannot draw endless heights: beyond, a step of the bar is more than a row
    this.scale = Math.max(1, (this.all * HEIGHT) / TALLEST);
    this.before = this.gap();
    this.after = this.gap();
    box.scrollTop = (this.row * HEIGHT) / this.scale;
    this.drawn = null;
    this.draw();
    box.addEventListener('scroll', () => requestAnimationFrame(() => this.draw()), { passive: true });
  }

  gap() {
    const row = document.createElement('tr');
    row.className = 'gap';
    row.setAttribute('aria-hidden', 'true');
    row.append(document.createElement('td'));
    row.firstChild.colSpan = this.width;
    return row;
  }

  get first() {
    return Math.min(Math.max(0, this.all - 1), Math.floor((this.box.scrollTop * this.scale) / HEIGHT));
  }

  get seen() {
    return Math.max(1, Math.floor(this.box.clientHeight / HEIGHT) - 2);
  }

  at(index) {
    return this.blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  }

  async load(block) {
    if (this.blocks.has(block) || this.waiting.has(block)) return;
    this.waiting.add(block);
    try {
      const url = new URL(this.box.dataset.rows, location.href);
      url.searchParams.set('from', block * BLOCK);
      url.searchParams.set('count', BLOCK);
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      this.blocks.set(block, (await answer.json()).rows);
      if (this.blocks.size > 60) this.blocks.delete(this.blocks.keys().next().value);
      this.drawn = null;
      this.draw();
      if (document.activeElement === this.box) say(this, this.box.querySelector('td.now'));
      this.loaded?.();
    } finally {
      this.waiting.delete(block);
    }
  }

  draw() {
    const from = Math.max(0, this.first - 6);
    const to = Math.min(this.all, this.first + this.seen + 14);
    const key = `${from}-${to}-${this.row}-${this.column}-${document.activeElement === this.box}`;
    if (this.drawn === key) return;
    this.drawn = key;
    const rows = [];
    for (let index = from; index < to; index += 1) {
      const row = document.createElement('tr');
      row.setAttribute('aria-rowindex', index + 1);
      const data = this.at(index);
      if (data) this.render(row, data, index);
      else this.blank(row);
      if (index === this.row && document.activeElement === this.box) {
        row.querySelectorAll('td')[this.column]?.classList.add('now');
      }
      rows.push(row);
    }
    const top = this.scale > 1 ? this.box.scrollTop - (this.first - from) * HEIGHT : from * HEIGHT;
    const whole = Math.min(this.all * HEIGHT, TALLEST);
    this.before.firstChild.style.height = `${Math.max(0, top)}px`;
    this.after.firstChild.style.height = `${Math.max(0, whole - top - rows.length * HEIGHT)}px`;
    this.body.replaceChildren(this.before, ...rows, this.after);
    for (let block = Math.floor(from / BLOCK); block <= Math.floor(Math.max(from, to - 1) / BLOCK); block += 1) this.load(block);
  }

  blank(row) {
    row.className = 'wait';
    const cell = document.createElement('td');
    cell.colSpan = this.width;
    cell.textContent = '…';
    row.append(cell);
  }

  show(index) {
    const top = this.box.scrollTop * this.scale / HEIGHT;
    if (index < top || index >= top + this.seen) this.box.scrollTop = (Math.max(0, index) * HEIGHT) / this.scale;
    this.drawn = null;
    this.draw();
  }

  to(index) {
    this.box.scrollTop = (index * HEIGHT) / this.scale;
  }

  move(rows, columns) {
    this.row = Math.max(0, Math.min(this.all - 1, this.row + rows));
    this.column = Math.max(0, Math.min(this.cells() - 1, this.column + columns));
    this.show(this.row);
    const cell = this.box.querySelector('td.now');
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    say(this, cell);
  }

  cells() {
    return this.box.querySelectorAll('thead th').length - (this.box.id === 'original' ? 2 : 1);
  }
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  if (className) made.className = className;
  if (name === 'td' && text) made.title = text;
  return made;
}

const line = document.getElementById('cell');

/** Says where one is and the whole text of the cell. */
function say(grid, cell) {
  if (!cell || !line) return;
  const heads = grid.box.querySelectorAll('thead th');
  const head = heads[grid.column + (grid.box.id === 'original' ? 2 : 1)];
  const name = head?.querySelector('a')?.textContent ?? head?.firstChild?.textContent ?? '';
  const row = cell.parentElement.querySelector('th:last-of-type')?.textContent ?? '';
  line.replaceChildren(element('b', `${name} · ${row}`), cell.title || '—');
  const column = new URL(head?.querySelector('a')?.href ?? location.href).searchParams.get('column');
  if (grid.box.id !== 'clean' || !column || !cell.title) return;
  const filter = `${column}__in`;
  const only = element('a', line.dataset.only);
  only.href = address({ [filter]: cell.title, from: '' }, 'original');
  line.append(' ', only);
  if (grid.box.dataset.texts[grid.column] !== '1') return;
  const change = element('a', line.dataset.change);
  change.href = address({ column, add: 'map-values', value: cell.title, step: '' }, 'add');
  line.append(' ', change);
}

const address = (changes, part) => {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.hash = part;
  return url.pathname + url.search + url.hash;
};

const originalBox = document.getElementById('original');
const cleanBox = document.getElementById('clean');
let original;
let clean;

if (originalBox && cleanBox) {
  document.querySelector('.windows')?.classList.add('live');
  const kinds = JSON.parse(originalBox.dataset.kinds);
  const [insideFrom, insideTo] = originalBox.dataset.inside.split('-').map(Number);
  const width = Number(originalBox.dataset.width);
  const chosen = Number(originalBox.dataset.chosen);
  original = new Grid(originalBox, (row, [record, kind, , cells]) => {
    row.className = `k-${kind}`;
    if (record < insideFrom || record > insideTo) row.classList.add('outside');
    if (record === chosen) row.classList.add('chosen');
    const letter = element('th', kinds[kind][0], 'kind');
    letter.title = kinds[kind][1];
    const number = document.createElement('th');
    number.scope = 'row';
    const link = element('a', record);
    link.href = address({ row: record, at: original ? (original.at(original.first)?.[0] ?? record) : record }, 'structure');
    number.append(link);
    row.append(letter, number);
    for (let index = 0; index < width; index += 1) row.append(element('td', cells[index]));
  });
  const numbers = cleanBox.dataset.numbers;
  clean = new Grid(cleanBox, (row, [record, cells]) => {
    const number = element('th', record);
    number.scope = 'row';
    row.append(number);
    cells.forEach(([text, changed], index) => {
      const cell = element('td', text);
      if (numbers[index] === '1') cell.classList.add('number');
      if (changed) cell.classList.add('changed');
      row.append(cell);
    });
  });
  // the one that is scrolled leads, the other follows by record
  let leader = originalBox;
  for (const box of [originalBox, cleanBox]) {
    for (const event of ['pointerenter', 'focusin', 'wheel', 'touchstart']) {
      box.addEventListener(event, () => { leader = box; }, { passive: true });
    }
    box.addEventListener('scroll', () => follow(box), { passive: true });
  }
  const filtered = new URL(originalBox.dataset.rows, location.href).search !== '';
  const follow = (box) => {
    if (box !== leader) return;
    if (filtered) {
      const other = box === originalBox ? clean : original;
      other.to((box === originalBox ? original : clean).first);
    } else if (box === originalBox) {
      const row = original.at(original.first);
      if (row) clean.to(row[2]);
    } else {
      const row = clean.at(clean.first);
      if (row) original.to(row[0] - 1);
    }
  };
  original.loaded = () => follow(originalBox);
  clean.loaded = () => follow(cleanBox);
  for (const grid of [original, clean]) {
    grid.box.addEventListener('focus', () => { grid.row = Math.max(grid.first, Math.min(grid.row, grid.first + grid.seen)); grid.move(0, 0); });
    grid.box.addEventListener('blur', () => { grid.drawn = null; grid.draw(); });
    grid.box.addEventListener('click', (event) => {
      const cell = event.target.closest('td');
      const row = cell?.parentElement;
      if (!row || row.className === 'gap') return;
      grid.row = Number(row.getAttribute('aria-rowindex')) - 1;
      grid.column = [...row.querySelectorAll('td')].indexOf(cell);
      grid.box.focus({ preventScroll: true });
      grid.move(0, 0);
    });
    grid.box.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target !== grid.box) return;
      const page = grid.seen;
      const moves = {
        ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0],
        Home: [-grid.all, 0], End: [grid.all, 0],
      };
      const move = moves[event.key];
      if (move) {
        event.preventDefault();
        grid.move(...move);
      } else if (event.key === 'Enter') {
        event.preventDefault();
        if (grid === original) {
          const row = original.at(original.row);
          if (row) location.href = address({ row: row[0], at: original.at(original.first)?.[0] ?? row[0] }, 'structure');
        } else {
          cleanBox.querySelectorAll('thead th')[clean.column + 1]?.querySelector('a')?.click();
        }
      }
    });
  }
  // the rows of a finding are shown without leaving the page
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-row]');
    if (!link || filtered) return;
    event.preventDefault();
    original.row = Number(link.dataset.row) - 1;
    leader = originalBox;
    original.show(original.row);
    originalBox.focus({ preventScroll: true });
    originalBox.scrollIntoView({ block: 'nearest' });
    original.move(0, 0);
  });
}

// keys: J and K between findings, Enter for the effect and to accept, U to undo
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target;
  if (target.closest('input, select, textarea, .gridbox')) return;
  const findings = [...document.querySelectorAll('.bench .finding')].filter((finding) => finding.offsetParent !== null);
  const here = target.closest('.finding');
  const place = findings.indexOf(here);
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'k') {
    const next = here ? findings[place + (key === 'j' ? 1 : -1)] : findings[0];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'center' });
  } else if (key === 'u') {
    const button = document.querySelector('button[value="undo"]:not(:disabled)');
    if (!button) return;
    event.preventDefault();
    button.click();
  } else if (event.key === 'Enter' && target === here) {
    const accept = here.querySelector('.effect ~ .actions button[value="accept"], .effect ~ form button[value="decide"]');
    const effect = here.querySelector('a[data-effect]');
    if (!accept && !effect) return;
    event.preventDefault();
    if (accept) accept.click();
    else effect.click();
  }
});

// after a change the page comes back to where one was: the part that the address names gets the focus
const part = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (part?.matches('.finding, .gridbox')) part.focus();

// while a change is made the button that was pressed says so, and is not pressed twice
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.matches('.upload') || event.target.method !== 'post') return;
  if (document.body.classList.contains('busy')) {
    event.preventDefault();
    return;
  }
  document.body.classList.add('busy');
  setTimeout(() => document.body.classList.remove('busy'), 20_000);
  event.submitter?.setAttribute('aria-busy', 'true');
});

// a menu closes where one clicks elsewhere or presses Escape
for (const menu of document.querySelectorAll('details.menu')) {
  document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

// a file that is handed in: refused at once where it is too large, else its way is shown
const upload = document.querySelector('form.upload');
const sending = document.getElementById('sending');
if (upload && sending) {
  const file = upload.querySelector('input[type="file"]');
  const tooLarge = document.getElementById('too-large');
  const most = Number(sending.dataset.most);
  const large = () => (file.files[0]?.size ?? 0) > most;
  file.addEventListener('change', () => { tooLarge.hidden = !large(); });
  upload.addEventListener('submit', (event) => {
    event.preventDefault();
    if (large()) {
      tooLarge.hidden = false;
      return;
    }
    const button = upload.querySelector('button');
    button.disabled = true;
    sending.hidden = false;
    const bar = sending.querySelector('progress');
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => { bar.value = (100 * loaded) / total; });
    request.addEventListener('load', () => {
      // followed already: where a draft began, the answer is its page
      if (request.responseURL && new URL(request.responseURL).pathname !== location.pathname) location.href = request.responseURL;
      else document.querySelector('main').replaceWith(new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main'));
    });
    request.addEventListener('error', () => {
      button.disabled = false;
      sending.hidden = true;
      upload.submit();
    });
    request.open('POST', upload.action);
    request.send(new FormData(upload));
  });
}
// a page that the back button brings out of the browser's memory is as it was: forms can be sent again
addEventListener('pageshow', (event) => {
  document.body.classList.remove('busy');
  if (event.persisted) location.reload();
});

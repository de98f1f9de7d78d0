/* The report, by hand: look at an actor, filter, take an actor away, sort,
 * search, take a figure or a table along. The page holds every fact already;
 * nothing here is needed to read it, and nothing is fetched. */
"use strict";
(() => {
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const words = {};
for (const word of all("#words span"))
  words[word.dataset.word] = word.textContent;
const lang = document.documentElement.lang;
const say = (key, ...slots) => (words[key] ?? key).replace(/\{(\d)\}/g,
    (_, i) => slots[i - 1] ?? "");
const decimal = (x, digits) => Number.isFinite(x) ? x.toLocaleString(lang,
    {minimumFractionDigits: digits, maximumFractionDigits: digits}) : "\u2013";

/* An element with a class, children and properties; text is never markup. */
function make(tag, className, children = [], properties = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  Object.assign(node, properties);
  node.append(...[].concat(children));
  return node;
}
const button = (text, action, className = "") =>
    make("button", className, text, {type: "button", onclick: action});
function labelled(text, control) {
  return make("label", "", [text + " ", control]);
}
function select(options, action) {
  const node = make("select", "", options.map(([value, text]) =>
      make("option", "", text, {value})));
  node.onchange = () => action(node.value);
  return node;
}
function save(name, blob) {
  const link = make("a", "", [], {href: URL.createObjectURL(blob),
    download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/* ---- Figures to take along ----------------------------------------------- */

function drawingText(svg) {
  const copy = svg.cloneNode(true);
  for (const node of [copy, ...all("*", copy)]) {
    node.classList.remove("dim", "lit", "gone", "lost");
    for (const name of ["tabindex", "aria-label", "aria-pressed"])
      node.removeAttribute(name);
    if (node !== copy) node.removeAttribute("role");
  }
  copy.setAttribute("role", "img");
  return new XMLSerializer().serializeToString(copy);
}
function savePng(svg, name, text) {
  const box = svg.viewBox.baseVal;
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", "", [],
        {width: box.width * 3, height: box.height * 3});
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(name, blob));
  };
  image.src = "data:image/svg+xml;charset=utf-8," +
      encodeURIComponent(text);
}
/* A chart takes its colours from the page: alone it must carry them. */
function chartText(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...all("*", svg)];
  [copy, ...all("*", copy)].forEach((node, i) => {
    const look = getComputedStyle(from[i]);
    for (const name of ["fill", "stroke", "stroke-width", "fill-opacity",
      "stroke-opacity", "font-family", "font-weight", "stroke-dasharray"])
      node.style.setProperty(name, look.getPropertyValue(name));
    node.removeAttribute("href");
  });
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return new XMLSerializer().serializeToString(copy);
}
function addChartDownloads(svg, i) {
  const name = (svg.closest("[id]:not(svg)")?.id ?? "chart") + "-" + (i + 1);
  svg.after(make("p", "tools", [
    button("svg", () => save(name + ".svg", new Blob([chartText(svg)],
        {type: "image/svg+xml"})), "link"),
    button("png", () => savePng(svg, name + ".png", chartText(svg)), "link")]));
}
function addDownloads(figure, svg, name) {
  const place = one(".downloads", figure);
  if (!place) return;
  for (const link of all("a", place))
    if (/\.svg$/.test(link.getAttribute("href")))
      link.onclick = event => {
        event.preventDefault();
        save(name + ".svg", new Blob([drawingText(svg)],
            {type: "image/svg+xml"}));
      };
  all('a[href^="figures/"]', place).at(-1).after(" ", button("png",
      () => savePng(svg, name + ".png", drawingText(svg)), "link"));
}

/* ---- What the page says of a pole ---------------------------------------- */

const years = node => [Number(node.dataset.since ?? -Infinity),
  Number(node.dataset.until ?? Infinity)];
const tieKey = (a, b, kind) => [a, b].sort().join(" ") + " " + kind;

function readPole(article) {
  const id = article.dataset.network;
  const svg = one(".drawing svg", article);
  const pole = {id, article, svg, actors: new Map(), pools: new Map(),
    ties: [], nodes: new Map(), edges: []};
  for (const node of all("li[data-actor]", article))
    pole.actors.set("n-" + node.dataset.actor, {node,
      name: one("strong", node).textContent, type: node.dataset.type});
  for (const node of all("li[data-pool]", article))
    pole.pools.set("p-" + node.dataset.pool, {node, kind: node.dataset.kind,
      name: one("strong", node).textContent, years: years(node)});
  for (const node of all("tr[data-from]", article))
    pole.ties.push({node, from: "n-" + node.dataset.from,
      to: "n-" + node.dataset.to, kind: node.dataset.kind,
      years: years(node)});
  for (const g of all("g[id]", svg)) {
    const name = g.id.slice(id.length + 1);
    if (g.dataset.from)
      pole.edges.push({g, kind: g.dataset.kind,
        from: g.dataset.from.slice(id.length + 1),
        to: g.dataset.to.slice(id.length + 1)});
    else if (/^[np]-/.test(name)) pole.nodes.set(name, g);
  }
  return pole;
}

/* ---- Filters ------------------------------------------------------------- */

const overlaps = (pair, state) =>
    pair[0] <= state.to && pair[1] >= state.from;
function edgeShown(pole, state, edge, dated) {
  const pool = pole.pools.get(edge.from);
  const kind = pool ? pool.kind : edge.kind;
  if (state.layer && kind !== state.layer) return false;
  if (state.type && ![edge.from, edge.to].some(
      end => pole.actors.get(end)?.type === state.type)) return false;
  if (pool) return overlaps(pool.years, state);
  return dated.has(tieKey(edge.from, edge.to, edge.kind));
}

/* What is left of the drawing: marks that stand, lines that stand. */
function standing(pole, state) {
  const dated = new Set(pole.ties.filter(tie => overlaps(tie.years, state))
      .map(tie => tieKey(tie.from, tie.to, tie.kind)));
  const edges = pole.edges.filter(edge => !state.removed.has(edge.from) &&
      !state.removed.has(edge.to) && edgeShown(pole, state, edge, dated));
  return {edges, actors: [...pole.nodes.keys()].filter(
      name => name[0] === "n" && !state.removed.has(name))};
}

/* ---- What breaks --------------------------------------------------------- */

/* Pieces, actors without any partner, pools that still join two. */
function structure({edges, actors}) {
  const piece = new Map(actors.map(name => [name, name]));
  const find = name => {
    while (piece.get(name) !== name) name = piece.get(name);
    return name;
  };
  const pools = new Map();
  const tied = new Set();
  const join = (a, b) => {
    piece.set(find(a), find(b));
    tied.add(a).add(b);
  };
  for (const {from, to} of edges) {
    if (from[0] === "p")
      pools.set(from, [...pools.get(from) ?? [], to]);
    else join(from, to);
  }
  const shared = [...pools].filter(([, members]) => members.length > 1);
  for (const [, members] of shared)
    for (const member of members) join(members[0], member);
  const sizes = new Map();
  for (const name of actors)
    sizes.set(find(name), (sizes.get(find(name)) ?? 0) + 1);
  const n = actors.length;
  const pairs = [...sizes.values()].reduce((sum, s) => sum + s * (s - 1), 0);
  return {pieces: sizes.size, largest: Math.max(0, ...sizes.values()),
    fragmentation: n > 1 ? 1 - pairs / (n * (n - 1)) : NaN,
    alone: actors.filter(name => !tied.has(name)),
    pools: shared.map(([name]) => name)};
}

function showBroken(pole, state, place, change) {
  place.replaceChildren();
  for (const g of pole.nodes.values()) g.classList.remove("lost");
  if (state.removed.size === 0) return;
  const none = {...state, removed: new Set()};
  const before = structure(standing(pole, none));
  const after = structure(standing(pole, state));
  const row = (key, x, y, digits = 0) => make("tr", "", [
    make("th", "", say(key), {scope: "row"}),
    make("td", "number", decimal(x, digits)),
    make("td", "number", decimal(y, digits))]);
  const head = make("tr", "", ["measure", "before", "after"].map(key =>
      make("th", key === "measure" ? "" : "number", say(key),
          {scope: "col"})));
  const table = make("table", "", [
    make("caption", "", say("without",
        [...state.removed].map(name => pole.actors.get(name).name)
            .join(", "))),
    make("thead", "", head),
    make("tbody", "", [
      row("pieces", before.pieces, after.pieces),
      row("largest", before.largest, after.largest),
      row("alone", before.alone.length, after.alone.length),
      row("fragmentation", before.fragmentation, after.fragmentation, 3),
      row("pools", before.pools.length, after.pools.length)])]);
  place.append(table);
  const list = (key, names) => names.length &&
      place.append(make("p", "small", say(key, names.join(", "))));
  const lost = after.alone.filter(name => !before.alone.includes(name));
  for (const name of lost) pole.nodes.get(name).classList.add("lost");
  list("now-alone", lost.map(name => pole.actors.get(name).name));
  list("pools-lost", before.pools.filter(name => !after.pools.includes(name))
      .map(name => pole.pools.get(name)?.name ?? name));
  place.append(button(say("put-back"), () => {
    state.removed.clear();
    change();
  }));
}

/* ---- An actor, seen closely ---------------------------------------------- */

function describe(pole, state, name, card, change) {
  card.replaceChildren();
  const actor = pole.actors.get(name);
  const pool = pole.pools.get(name);
  if (!actor && !pool) {
    card.append(make("p", "small soft", say("look")));
    return;
  }
  card.append(make("h5", "", (actor ?? pool).name));
  const about = (actor ?? pool).node.cloneNode(true);
  one("strong", about)?.remove();
  about.normalize();
  about.removeAttribute("id");
  const text = make("p", "small");
  text.append(...about.childNodes);
  if (text.firstChild?.nodeType === 3)
    text.firstChild.data =
        text.firstChild.data.replace(/^[\s,\u2013]+/, "");
  card.append(text);
  if (!actor) return;
  if (pole.nodes.has(name) && !state.removed.has(name))
    card.append(button(say("remove"), () => {
      state.removed.add(name);
      change();
    }));
  const ties = pole.ties.filter(tie => (tie.from === name ||
      tie.to === name) && overlaps(tie.years, state) &&
      (!state.layer || tie.kind === state.layer));
  const list = make("ul", "plain small", ties.map(tie => {
    const other = tie.from === name ? tie.to : tie.from;
    const cells = all("td", tie.node).map(cell => cell.cloneNode(true));
    for (const br of all("br", cells[0])) br.replaceWith(" \u2013 ");
    const when = cells[1].textContent;
    return make("li", "", [make("strong", "", pole.actors.get(other).name),
      say("colon"), ...cells[0].childNodes,
      when === "\u2013" ? ", " : `, ${when}, `, ...cells[2].childNodes]);
  }));
  card.append(make("p", "small", say(ties.length === 1 ? "tie" : "ties",
      ties.length)), list);
}

function paint(pole, state) {
  const shown = standing(pole, state);
  const asked = state.seen ?? state.pinned;
  const focus = state.removed.has(asked) ? null : asked;
  const kept = new Set(shown.edges.map(edge => edge.g));
  const near = new Set(focus ? [focus] : []);
  const ends = new Set(shown.edges.flatMap(edge => [edge.from, edge.to]));
  for (const edge of shown.edges)
    if (edge.from === focus || edge.to === focus)
      near.add(edge.from).add(edge.to);
  for (const edge of pole.edges) {
    const touches = !focus || edge.from === focus || edge.to === focus;
    edge.g.classList.toggle("gone", !kept.has(edge.g));
    edge.g.classList.toggle("dim", kept.has(edge.g) && !touches);
  }
  for (const [name, g] of pole.nodes) {
    const out = state.type && name[0] === "n" && !ends.has(name) &&
        pole.actors.get(name)?.type !== state.type;
    g.classList.toggle("gone", state.removed.has(name));
    g.classList.toggle("dim", Boolean(out || (focus && !near.has(name))));
    g.classList.toggle("lit", name === focus);
    if (g.hasAttribute("tabindex"))
      g.setAttribute("aria-pressed", String(name === state.pinned));
  }
  for (const tie of pole.ties)
    tie.node.hidden = !overlaps(tie.years, state) ||
        Boolean(state.layer && tie.kind !== state.layer) ||
        Boolean(state.type && ![tie.from, tie.to].some(
            end => pole.actors.get(end)?.type === state.type));
}

/* The address of what is pinned, to be sent to someone. */
function showAddress(pole, state) {
  const node = pole.actors.get(state.pinned)?.node;
  if (node) history.replaceState(null, "", "#" + node.id);
}

/* One stop of the Tab key a figure; the arrows go from mark to mark. */
function addKeys(pole, state, change) {
  const order = [...pole.nodes.keys()].sort((a, b) => {
    const [p, q] = [a, b].map(name =>
        pole.nodes.get(name).getBBox());
    return p.y - q.y || p.x - q.x;
  });
  const stop = name => {
    for (const other of order)
      pole.nodes.get(other).setAttribute("tabindex",
          other === name ? "0" : "-1");
  };
  order.forEach((name, i) => {
    const g = pole.nodes.get(name);
    g.setAttribute("role", "button");
    g.setAttribute("aria-label",
        (pole.actors.get(name) ?? pole.pools.get(name))?.name ?? name);
    g.onfocus = () => { stop(name); state.seen = name; change(); };
    g.onblur = event => {
      if (event.relatedTarget?.closest(".card")) return;
      state.seen = null;
      change();
    };
    g.onpointerenter = () => { state.seen = name; change(); };
    g.onpointerleave = () => { state.seen = null; change(); };
    g.onclick = () => {
      state.pinned = state.pinned === name ? null : name;
      showAddress(pole, state);
      change();
    };
    g.onkeydown = event => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[
          event.key];
      if (step) {
        const next = order[(i + step + order.length) % order.length];
        stop(next);
        pole.nodes.get(next).focus();
      } else if (event.key === "Enter" || event.key === " ") g.onclick();
      else if (event.key === "Escape") { state.pinned = null; change(); }
      else return;
      event.preventDefault();
    };
  });
  if (order.length) stop(order[0]);
}

function addFilters(pole, state, change) {
  const set = key => value => { state[key] = value; change(); };
  const names = [...pole.actors].filter(([name]) => pole.nodes.has(name))
      .map(([name, actor]) => [name, actor.name])
      .sort((a, b) => a[1].localeCompare(b[1], lang));
  const chooser = select([["", say("nobody")], ...names], value => {
    state.pinned = value || null;
    showAddress(pole, state);
    change();
  });
  const types = new Map([...pole.actors.values()].map(actor =>
      [actor.type, actor.node.dataset.typeName]));
  const tools = make("div", "tools", [
    labelled(say("actor"), chooser),
    labelled(say("layer"), select([["", say("layer.all")],
      ["cooperation", say("layer.cooperation")],
      ["mutualisation", say("layer.mutualisation")]], set("layer"))),
    labelled(say("type"), select([["", say("type.all")],
      ...[...types].sort((a, b) => a[1].localeCompare(b[1], lang))],
        set("type")))]);
  const dates = [...pole.ties, ...pole.pools.values()]
      .flatMap(fact => fact.years).filter(Number.isFinite);
  if (dates.length) {
    const bound = (key, none, text) => {
      const input = make("input", "", [], {type: "number",
        min: Math.min(...dates), max: Math.max(...dates), placeholder: none});
      input.onchange = () => set(key)(input.value === "" ?
          (key === "from" ? -Infinity : Infinity) : Number(input.value));
      return labelled(text, input);
    };
    tools.append(bound("from", Math.min(...dates), say("from")),
        bound("to", Math.max(...dates), say("to")));
  }
  return {tools, chooser};
}

const poles = new Map();
function openPole(article) {
  const pole = readPole(article);
  const figure = one("figure.network", article);
  if (!figure || !pole.svg) return;
  const state = {layer: "", type: "", from: -Infinity, to: Infinity,
    removed: new Set(), pinned: null, seen: null};
  const card = make("div", "card");
  const broken = make("div", "broken");
  broken.setAttribute("aria-live", "polite");
  let described = "";
  const change = () => {
    paint(pole, state);
    const name = state.seen ?? state.pinned ?? "";
    const key = [name, state.layer, state.from, state.to,
      ...state.removed].join(" ");
    if (key === described) return;
    described = key;
    describe(pole, state, name, card, change);
    showBroken(pole, state, broken, change);
    chooser.value = state.pinned?.startsWith("n-") ? state.pinned : "";
  };
  const {tools, chooser} = addFilters(pole, state, change);
  pole.svg.setAttribute("role", "group");
  one(".drawing", figure).removeAttribute("tabindex");
  one(".drawing", figure).before(tools);
  one(".drawing", figure).after(make("div", "beside", [broken, card]));
  addKeys(pole, state, change);
  addDownloads(figure, pole.svg, pole.id);
  change();
  poles.set(pole.id, name => {
    state.pinned = name;
    change();
  });
}

/* ---- Tables -------------------------------------------------------------- */

/* A number as people write it, else NaN. */
function numberOf(text) {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-")
      .replace(/%$/, "").replace(lang === "fr" ? "," : "\u0000", ".");
  return plain === "" ? NaN : Number(plain);
}
const cellText = cell => cell ? (cell.dataset.v ??
    cell.textContent.replace(/\s+/g, " ").trim()) : "";
function csvText(table) {
  const quote = text => /[",\n;]/.test(text) ?
      '"' + text.replace(/"/g, '""') + '"' :
      /^[=+\-@]/.test(text) && !Number.isFinite(Number(text)) ?
      "'" + text : text;
  return "\ufeff" + all("tr:not(.groups)", table).map(row =>
      [...row.cells].map(cell => {
        const number = cell.classList.contains("number") ?
            numberOf(cellText(cell)) : NaN;
        return quote(Number.isFinite(number) ? String(number) :
            cellText(cell));
      }).join(",")).join("\r\n") + "\r\n";
}
function sortBy(table, column, heading) {
  const up = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of all("th[aria-sort]", table))
    other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = table.tBodies[0];
  const value = row => {
    const cell = row.cells[column];
    const text = cellText(cell);
    const number = numberOf(text);
    return Number.isNaN(number) ? text : number;
  };
  const rows = [...body.rows].map(row => [value(row), row]);
  rows.sort(([a], [b]) => {
    const blank = [a, b].map(x => x === "\u2013" || x === "");
    if (blank[0] !== blank[1]) return blank[0] ? 1 : -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b :
        String(a).localeCompare(String(b), lang);
    return up ? order : -order;
  });
  body.append(...rows.map(([, row]) => row));
}
function openTable(table, i) {
  const body = table.tBodies[0];
  if (!body || !table.tHead) return;
  const rows = [...body.rows];
  if (rows.length > 3)
    [...table.tHead.rows].at(-1).querySelectorAll("th").forEach(heading => {
      const sort = button([...heading.childNodes], () =>
          sortBy(table, heading.cellIndex, heading), "sort");
      heading.append(sort);
    });
  const tools = make("div", "tools");
  if (rows.length > 7) {
    const input = make("input", "", [], {type: "search"});
    const left = make("span", "small soft");
    left.setAttribute("role", "status");
    input.oninput = () => {
      const wanted = plain(input.value);
      let count = 0;
      for (const row of rows) {
        row.hidden = !plain(row.textContent).includes(wanted);
        count += !row.hidden;
      }
      left.textContent = say("rows", count, rows.length);
    };
    tools.append(labelled(say("filter"), input), left);
  }
  const name = table.closest("[id]:not(table)")?.id ?? "table";
  tools.append(button("csv", () => save(`${name}-${i + 1}.csv`,
      new Blob([csvText(table)], {type: "text/csv"})), "link"));
  (table.closest(".scroll") ?? table).before(tools);
}

/* ---- Search, links ------------------------------------------------------- */

const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
function addSearch() {
  const nav = one("nav.contents");
  const input = make("input", "", [], {type: "search"});
  const list = make("ul", "found");
  const status = make("p", "small soft");
  status.setAttribute("role", "status");
  let index;
  const build = () => all("article.pole").flatMap(article => {
    const pole = article.dataset.name;
    return [{text: pole, href: "#" + article.id, where: ""},
      ...all("li[data-actor]", article).map(node => ({href: "#" + node.id,
        text: one("strong", node).textContent, where: pole}))];
  });
  input.oninput = () => {
    index ??= build().map(entry => ({...entry, key: plain(entry.text)}));
    const wanted = plain(input.value.trim());
    const found = wanted.length < 2 ? [] :
        index.filter(entry => entry.key.includes(wanted));
    list.replaceChildren(...found.slice(0, 20).map(entry =>
        make("li", "", [make("a", "", entry.text, {href: entry.href}),
          entry.where ? ` (${entry.where})` : ""])));
    status.textContent = wanted.length < 2 ? "" : say(
        found.length === 1 ? "found.one" : "found", found.length);
  };
  nav.append(make("div", "tools search",
      labelled(say("search"), input)), status, list);
}
function follow() {
  const target = document.getElementById(
      decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold;
      fold = fold.parentElement.closest("details")) fold.open = true;
  const article = target.closest("article.pole");
  if (target.dataset.actor && article)
    poles.get(article.dataset.network)?.("n-" + target.dataset.actor);
  target.scrollIntoView();
}

/* ---- Start ------------------------------------------------------------ */

/* Each pole when it comes near, so that the page is there at once. */

addSearch();
all("table").forEach(openTable);
all("svg.chart").forEach(addChartDownloads);
const articles = all("article.pole");
const seen = new IntersectionObserver(entries => {
  for (const entry of entries)
    if (entry.isIntersecting) {
      seen.unobserve(entry.target);
      openPole(entry.target);
    }
}, {rootMargin: "800px"});
articles.forEach(article => seen.observe(article));
addEventListener("hashchange", () => { openTarget(); follow(); });
function openTarget() {
  const article = document.getElementById(
      decodeURIComponent(location.hash.slice(1)))?.closest("article.pole");
  if (article && !poles.has(article.dataset.network)) {
    seen.unobserve(article);
    openPole(article);
  }
}
openTarget();
if (location.hash) follow();
/* On paper every fold is open. */
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details.printed:not([open])");
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
})();

// Narrows the list of the search page to lines that hold every word; the words stand in the address as ?q=.
(() => {
  "use strict";
  const LIKE = { "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d",
    а: "a", е: "e", о: "o", р: "p", с: "c", х: "x", у: "y", і: "i", ο: "o", α: "a" };
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\x00-\x7f]/g, (sign) => LIKE[sign] ?? sign);

  const box = document.querySelector(".find");
  const field = document.querySelector(".find-words");
  const said = document.querySelector(".find-count");
  const lines = [...document.querySelectorAll(".hit")].map((line) => ({ line, text: fold(line.textContent) }));
  const sections = [...document.querySelectorAll("main section:not([data-found])")];

  const totals = [...document.querySelectorAll(".section-aside")];

  // A large site has an index of all words; a page from disk cannot read it, and keeps to its list.
  const found = document.querySelector("[data-found]");
  const reader = box.dataset.index && location.protocol.startsWith("http")
    ? import(new URL(box.dataset.index, location.href).href).then(async (made) => {
        await made.options({ baseUrl: new URL("..", location.href).pathname });
        return made;
      }).catch(() => null)
    : Promise.resolve(null);
  const sentence = (page) => {
    const place = page.locations?.[0] ?? 0;
    const passed = (page.anchors ?? []).filter(({ id, location }) => /^s\d+$/.test(id) && location <= place);
    return passed.length ? `#${passed.at(-1).id}` : "";
  };
  const hit = (page) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url + sentence(page);
    link.textContent = page.meta.title;
    const words = document.createElement("span");
    words.className = "corrections-why";
    words.textContent = new DOMParser().parseFromString(page.excerpt, "text/html").body.textContent;
    line.className = "hit";
    line.append(link, " ", words);
    return line;
  };
  const ask = async (asked) => {
    const index = await reader;
    const answer = index && asked ? await index.debouncedSearch(asked, {}, 200) : { results: [] };
    if (!index || answer === null || asked !== field.value.trim()) return;
    const pages = await Promise.all(answer.results.slice(0, 20).map((result) => result.data()));
    if (asked !== field.value.trim()) return;
    found.querySelector("ul").replaceChildren(...pages.map(hit));
    found.hidden = pages.length === 0;
    if (pages.length && !lines.some(({ line }) => !line.hidden)) said.textContent = `${said.dataset.pages} ${answer.results.length}`;
  };

  const narrow = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { line, text } of lines) {
      line.hidden = !words.every((word) => text.includes(word));
      left += line.hidden ? 0 : 1;
    }
    if (found) ask(field.value.trim());
    for (const section of sections) section.hidden = !section.querySelector(".hit:not([hidden])");
    for (const total of totals) total.hidden = words.length > 0;
    const fit = left ? `${said.dataset.fit} ${left} / ${lines.length}` : said.dataset.none;
    said.textContent = words.length ? fit : "";
    const address = new URL(location.href);
    if (field.value.trim()) address.searchParams.set("q", field.value.trim());
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser may forbid it for files on disk; the list is narrowed all the same.
    }
  };

  const shown = () => [...document.querySelectorAll(".hit:not([hidden]) a")].filter((link) => !link.closest("[hidden]"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && document.activeElement !== field) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && document.activeElement !== field) {
      field.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = shown();
      const at = links.indexOf(document.activeElement);
      if (document.activeElement !== field && at < 0) return;
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (links[next] ?? (next < 0 ? field : links.at(-1)))?.focus();
    }
  });
  field.addEventListener("input", narrow);
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  box.hidden = false;
  narrow();
  field.focus();
})();

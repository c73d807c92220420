// Suggestions under every search box, as an accessible combobox. Without this file the box is a plain form.
const delay = 150;
const shortest = 2;

for (const form of document.querySelectorAll("form[data-suggestions]")) enhance(form);

function enhance(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "search__options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  input.parentElement.append(list);
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let timer = 0;
  let request = null;
  let active = -1;

  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  };

  const activate = index => {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };

  const suggest = async () => {
    request?.abort();
    request = new AbortController();
    try {
      const query = new URLSearchParams({ q: input.value });
      const response = await fetch(`${form.dataset.suggestions}?${query}`, { signal: request.signal });
      if (!response.ok) return close();
      const [, titles, , addresses] = await response.json();
      show(titles, addresses);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  const show = (titles, addresses) => {
    list.replaceChildren(...titles.map((title, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = new URL(addresses[index], location.href).pathname;
      option.textContent = title;
      return option;
    }));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    const any = titles.length > 0;
    list.hidden = !any;
    input.setAttribute("aria-expanded", String(any));
    status.textContent = any ? `${titles.length} suggestion${titles.length > 1 ? "s" : ""}` : "";
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < shortest) return close();
    timer = setTimeout(suggest, delay);
  });

  input.addEventListener("keydown", event => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count > 0) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && count > 0) {
      event.preventDefault();
      activate((active + 1) % count);
    } else if (event.key === "ArrowUp" && count > 0) {
      event.preventDefault();
      activate((active <= 0 ? count : active) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.address);
    }
  });

  // The press, not the click: the field keeps the focus, and the list is still there.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  input.addEventListener("blur", close);
}

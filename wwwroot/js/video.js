// The façade becomes the provider's player on a click, not before. Without this file the plain link remains.
for (const facade of document.querySelectorAll("[data-player]")) {
  const button = facade.querySelector("button");
  const consent = document.getElementById(button.getAttribute("aria-describedby"));
  button.hidden = false;
  consent.hidden = false;
  button.addEventListener("click", () => play(facade, consent));
}

function play(facade, consent) {
  const frame = document.createElement("iframe");
  frame.src = facade.dataset.player;
  frame.title = `Vidéo : ${facade.dataset.title}`;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  // The provider may see which site asks (YouTube refuses to play otherwise), never which page.
  frame.referrerPolicy = "strict-origin";
  facade.replaceChildren(frame);
  facade.classList.remove("video__facade");
  consent.hidden = true;
  frame.focus();
}

// Chapters of a self-hosted video can be jumped to.
for (const video of document.querySelectorAll("video")) {
  for (const chapter of video.closest("section").querySelectorAll("[data-start]")) {
    const title = chapter.querySelector(".chapters__title");
    const button = document.createElement("button");
    button.type = "button";
    button.append(...title.childNodes);
    title.append(button);
    button.addEventListener("click", () => {
      video.currentTime = Number(chapter.dataset.start);
      video.play();
    });
  }
}

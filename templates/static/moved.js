// From the address of old to the page as it is now, with the anchor that was asked for.
location.replace(document.currentScript.dataset.to + location.search + location.hash);

"""Pages from the store where they are kept, rendered where they are not.

Takes a site, gives its files and what they refer to. The content of a file is kept nowhere but in the output: what
stands there with the hash that was noted stays; everything else is rendered into the spool. A group is all that is about
one person, one source or a pair of sources; `page_keys.py` says what each rests on. Of a person's group, which has many
pages, those that show what they showed stay too.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import cast

from generator.cache.recall import Recall
from generator.cache.store import NOTHING_KEPT, Store
from generator.model.profile import Site
from generator.output.articles import Legible
from generator.output.content import Content, FileOnDisk, Spool
from generator.output.references import References
from generator.output.standing import Standing
from generator.output.write import ChangedMeanwhileError
from generator.page_keys import Briefs, TemplateKeys, read_legible, subject_keys
from generator.page_tasks import REFERENCES, KeptFile, Shown, Task, decode_files, name_of, render_tasks
from generator.render.frame import Frame
from generator.render.pages import PageSubject, page_subjects, render_rest, site_frame
from generator.workers import Crew

LATEST = "latest pages"
"""What is kept of the pages that were made last of a person, by the person: each says itself what it shows."""

KEPT_AT_ONCE = 64
"""Groups that are kept in one write of the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How pages come about and where they go; nothing of it changes a byte."""

    spool: Spool
    """Takes what is rendered."""
    standing: Standing
    """Has what need not be."""
    store: Store = NOTHING_KEPT
    crew: Crew = field(default_factory=Crew)
    indexed: bool = False
    """Whether an index of all words goes with the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedSite:
    """All files of a site, and the references of those that hold addresses, by path."""

    files: dict[str, Content]
    references: dict[str, References]
    indexed: bool
    """Whether the search page counts on an index of all words."""
    proven: frozenset[str]
    """Ids of the people every word of whose evidence was found where it should stand."""
    legible: dict[str, Legible]
    """Whether the rules can read a source, by its id."""


def render_kept(site: Site, *, overrides: Path | None, epoch: int | None, run: Rendering) -> RenderedSite:
    """Render a site but for what stands already; the same bytes as `render_site` gives."""
    with site_left_alone():
        return _render_kept(site, overrides=overrides, epoch=epoch, run=run)


@contextlib.contextmanager
def site_left_alone() -> Iterator[None]:
    """Leave what was read out of the collector's rounds: it stays until all is rendered, and the views come and go."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _render_kept(site: Site, *, overrides: Path | None, epoch: int | None, run: Rendering) -> RenderedSite:
    frame = site_frame(site, overrides)
    briefs = Briefs(frame, run.store)
    frame = replace(frame, kept=briefs.tallies, told=briefs.digests, indexed=run.indexed)
    subjects = page_subjects(frame)
    shares = TemplateKeys(frame, overrides, epoch)
    keys = dict(zip(subject_keys(frame, subjects, briefs, shares), subjects, strict=True))
    files: dict[bytes, dict[str, Content]] = {}
    references: dict[str, References] = {}
    recall, base = run.store.recall, site.config.base_url
    for key, kept in recall.get_all("pages", keys, partial(_kept_groups, run.store)).items():
        found = {file.path: run.standing.find(file.path, file.sha256) for file in kept}
        if (standing := {path: content for path, content in found.items() if content}) == found:
            files[key] = dict(standing)
            references |= {file.path: _remembered(file, base, recall) for file in kept if file.references}
    missing = sorted((key for key in keys if key not in files), key=lambda key: _whose(frame, keys[key]))
    latest = _latest_pages(run.store, [keys[key] for key in missing])
    task = Task(
        frame,
        tuple(keys[key] for key in missing),
        overrides,
        epoch,
        run.spool,
        recall,
        Shown(shares, run.standing, latest),
    )
    made: dict[bytes, bytes] = {}
    newest: dict[bytes, bytes] = {}
    for number, content, places in render_tasks(task, run.crew):
        made[missing[number]] = content
        if len(made) >= KEPT_AT_ONCE:
            run.store.put("pages", made)
            made.clear()
        if name := name_of(keys[missing[number]]):
            newest[name] = content
        kept = decode_files(content) or ()
        files[missing[number]] = {
            file.path: FileOnDisk(place=place, sha256=file.sha256) if place else _still_standing(file, run.standing)
            for file, place in zip(kept, places, strict=True)
        }
        references |= {file.path: file.references for file in kept if file.references}
    run.store.put("pages", made)
    run.store.keep_only("pages", keys)
    run.store.put(LATEST, newest)
    run.store.keep_only(LATEST, filter(None, map(name_of, subjects)))
    every: dict[str, Content] = {}
    for key in keys:
        every |= files[key]
    every |= render_rest(frame, every, overrides=overrides, epoch=epoch)
    return RenderedSite(
        files=every,
        references=references,
        indexed=frame.indexed,
        proven=briefs.proven,
        legible=read_legible(site.witnesses, run.store),
    )


def _latest_pages(store: Store, subjects: Iterable[PageSubject]) -> dict[bytes, KeptFile]:
    """The pages that were made last of these subjects, by what they show."""
    kept = store.get(LATEST, filter(None, map(name_of, subjects)))
    return {file.shown: file for content in kept.values() for file in decode_files(content) or () if file.shown}


def _still_standing(file: KeptFile, standing: Standing) -> FileOnDisk:
    """A page that was found to stand.

    Raises:
        ChangedMeanwhileError: when it does no more.

    """
    found = standing.find(file.path, file.sha256)
    if found is None:
        raise ChangedMeanwhileError(f"{file.path} was changed while the site was built; build again")
    return found


def _whose(frame: Frame, subject: PageSubject) -> tuple[bool, str]:
    """Sorts what is about one person together: what one page looked for is at hand for the next."""
    if subject.kind == "person":
        return True, subject.value.subject.id
    if subject.kind in ("source", "pair"):
        users = frame.users[subject.value.id if subject.kind == "source" else subject.value[0]]
        return True, min(((len(one.witnesses), one.subject.id) for one in users), default=(0, ""))[1]
    return False, ""


def _remembered(file: KeptFile, base: str, recall: Recall) -> References:
    """The references of a file, remembered by what the file holds: its group may come out anew, and it the same."""
    return cast("References", recall.get(REFERENCES, (file.path, file.sha256, base), lambda: file.references))


def _kept_groups(store: Store, keys: Sequence[bytes]) -> dict[bytes, tuple[KeptFile, ...]]:
    """The groups that are kept, by key."""
    found = {key: decode_files(content) for key, content in store.get("pages", keys).items()}
    return {key: kept for key, kept in found.items() if kept is not None}

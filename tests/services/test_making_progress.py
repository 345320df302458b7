"""What a long work tells while it goes on."""

from __future__ import annotations

from autovideo_studio.services.progress import MakeProgress, Watch


def test_what_is_about_to_be_spent_is_said_once_however_often_it_is_tried() -> None:
    told: list[MakeProgress] = []
    watch = Watch(told.append)
    watch.enter("speech")
    for words in ("A voice: 1 scene, $0.02", "A voice: 1 scene, $0.02", "A voice: 2 scenes, $0.04", "A voice: 1 scene, $0.02"):
        watch.announce(words)
    said = [each.plain()["says"] for each in told if each.event == "note"]
    assert said == ["A voice: 1 scene, $0.02", "A voice: 2 scenes, $0.04"]

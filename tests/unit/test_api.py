"""The Python call."""

from __future__ import annotations

from pathlib import Path

import pytest

import marsad

NEWS = "وزير المياه يلتقي السفير\nالتقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون في مجال الري."


def test_every_public_name_is_there() -> None:
    assert sorted(marsad.__all__) == dir(marsad)
    assert all(getattr(marsad, name) for name in marsad.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        marsad.nothing  # noqa: B018


def test_pages_bytes_and_names_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode("cp1256"))
    sources = [marsad.Page("p", NEWS), NEWS.encode(), path, str(path), tmp_path]
    headlines = [[article.headline for article in marsad.read(source)] for source in sources]
    assert headlines == [["وزير المياه يلتقي السفير"]] * len(sources)


def test_content_given_as_a_name_and_missing_files_are_errors() -> None:
    with pytest.raises(marsad.PageError, match="pass bytes"):
        marsad.read(NEWS)
    with pytest.raises(marsad.PageError, match="no such file"):
        marsad.read("gone.html")

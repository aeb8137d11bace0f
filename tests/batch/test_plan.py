"""Is the plan the campaign's order, narrowed to what is wanted, and are unknown names told all at once?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bannergen.batch.plan import Choice, plan
from bannergen.diagnostics import Fault, Span
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, Request, read_campaign, request_of
from bannergen.spec.values import Text


@cache
def library() -> Library:
    return Library(SearchPath((bundled_root(),)))


@cache
def request() -> Request:
    whole = request_of(read_campaign(bundled_root() / "campaigns/ngay-chuyen-doi-so-2022.yaml"), library())
    return replace(whole, products=tuple(library().product(name) for name in ("pano-3x2", "led-p5-640x384")))


def stems(choice: Choice) -> list[str]:
    return [job.piece.stem for job in plan(request(), library(), choice)]


def test_everything_is_products_by_places_by_slogans_in_order() -> None:
    found = stems(Choice())
    assert len(found) == 2 * 8 * 2
    assert found[:3] == [
        "pano-3x2/tuyen-quang-tinh/chao-mung",
        "pano-3x2/tuyen-quang-tinh/chu-de",
        "pano-3x2/huyen-lam-binh/chao-mung",
    ]
    assert found[-1].startswith("led-p5-640x384/")


def test_a_choice_narrows_and_keeps_the_campaigns_order() -> None:
    choice = Choice(("huyen-na-hang", "tuyen-quang-tinh"), ("led-p5-640x384", "pano-3x2"), ("chu-de", "chu-de"))
    assert stems(choice) == [
        "pano-3x2/tuyen-quang-tinh/chu-de",
        "pano-3x2/huyen-na-hang/chu-de",
        "led-p5-640x384/tuyen-quang-tinh/chu-de",
        "led-p5-640x384/huyen-na-hang/chu-de",
    ]


def test_formats_are_those_of_the_product_in_its_order() -> None:
    choice = Choice(("huyen-na-hang",), (), ("chao-mung",), ("png", "pdf"))
    found = {job.piece.product.id: job.formats for job in plan(request(), library(), choice)}
    assert found == {"pano-3x2": ("pdf", "png"), "led-p5-640x384": ("png",)}


def test_products_without_the_wanted_format_are_left_out() -> None:
    assert {stem.split("/")[0] for stem in stems(Choice(formats=("svg",)))} == {"pano-3x2"}


def test_every_unknown_name_is_told_with_the_nearest() -> None:
    choice = Choice(("huyen-na-han", "huyen-na-hang"), ("pano-3x3",), ("chu-dee",), ("pfd",))
    with pytest.raises(Fault) as caught:
        plan(request(), library(), choice)
    assert [(fault.code.id, fault.suggestion) for fault in caught.value.diagnostics] == [
        ("unknown-id", "pano-3x2"),
        ("unknown-id", "huyen-na-hang"),
        ("unknown-id", "chu-de"),
        ("format-unknown", "pdf"),
    ]


def test_nothing_left_is_a_fault() -> None:
    with pytest.raises(Fault) as caught:
        stems(Choice(products=("led-p5-640x384",), formats=("svg",)))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["nothing-to-build"]


def test_a_format_that_a_product_asks_for_and_nobody_writes_is_told_where_it_stands() -> None:
    product = replace(request().products[0], formats=(Text("pfd", Span("p.yaml", 9, 4)),))
    with pytest.raises(Fault) as caught:
        plan(replace(request(), products=(product,)), library(), Choice())
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, str(fault.span), fault.suggestion) == ("format-unknown", "p.yaml:9:4", "pdf")

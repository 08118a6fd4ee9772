"""The page in a real browser: what it lights, how the keyboard moves, and that nothing of an article runs."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import factx
from factx.page import write_pages

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine")

SEED = Path(__file__).parents[2] / "seeds" / "abraham-accords" / "facts.json"
CORPUS = Path(__file__).parents[3] / "shared" / "text" / "articles.jsonl"
PIECES = [
    "<script>document.title='PWNED'</script>", "</script><script>document.title='PWNED'</script>",
    "<img src=x onerror=\"document.title='PWNED'\">", "'\"><svg onload=document.title='PWNED'>", "&lt;b&gt;&#x3c;",
    "\u202e\u2066\u200b\ufeff", "\ud800\udfff", "\x00\x1b", "</style><style>*{display:none}", "{{7*7}}<!--",
]  # fmt: skip
Open = Callable[[str], Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1440,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Open:
    def open_page(page: str) -> Any:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return open_page


@pytest.fixture
def seed(show: Open) -> Any:
    return show(factx.Facts.from_json(SEED.read_bytes()).to_html())


def test_hover_lights_a_record_and_what_it_is_linked_to(seed: Any) -> None:
    facts = factx.Facts.from_json(SEED.read_bytes())
    quote = next(quote for quote in facts.quotes if quote.speaker)
    numbers = {record.id: number for number, record in enumerate(facts)}
    assert quote.speaker
    seed.execute_script(
        "document.querySelector(arguments[0]).dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))",
        f".card[data-record='{numbers[quote.id]}']",
    )
    lit = seed.execute_script("return [...document.querySelectorAll('.card.lit')].map(e => e.dataset.record)")
    linked = seed.execute_script("return [...document.querySelectorAll('.card.linked')].map(e => e.dataset.record)")
    assert lit == [str(numbers[quote.id])]
    assert str(numbers[quote.speaker.id]) in linked
    assert quote.text[:20] in seed.execute_script("return document.getElementById('status').textContent")


def test_the_keyboard_goes_from_record_to_record(seed: Any) -> None:
    text = seed.find_element("css selector", "#text")
    lit = "return [...document.querySelectorAll('.card.lit')].map(e => e.dataset.record).join()"
    right, left, escape = "\ue014", "\ue012", "\ue00c"
    for key, expected in ((right, "0"), (right, "1"), (left, "0"), (escape, "")):
        text.send_keys(key)
        assert seed.execute_script(lit) == expected


def test_the_legend_hides_a_kind(seed: Any) -> None:
    line = "return getComputedStyle(document.querySelector('.piece.quotes-0, .piece.quotes-1')).backgroundImage"
    card = "return document.querySelector('aside .quotes').checkVisibility()"
    assert (seed.execute_script(line).count("gradient") > 0, seed.execute_script(card)) == (True, True)
    before = seed.execute_script(line).count("gradient")
    seed.find_element("id", "show-quotes").click()
    assert seed.execute_script(line).count("gradient") == before - 1
    assert not seed.execute_script(card)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_hangs_over_the_edge(seed: Any, width: int) -> None:
    seed.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    wide = seed.execute_script("return document.documentElement.scrollWidth")
    seed.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= width


def test_two_hundred_hostile_articles_run_nothing(show: Open) -> None:
    for number in range(200):
        attack = PIECES[number % 10] + PIECES[number // 10 % 10] + "x" * (number // 100)
        article = factx.Article(f"{attack} mardi\n{attack}", title=attack, source=attack, id=attack, url=attack)
        whole: dict[str, Any] = {"start": 0, "end": len(article.text), "text": article.text}
        person = factx.Participant(id=attack, **whole, name=attack, kind="person", roles=(attack,))
        browser = show(factx.Facts(article=article, participants=(person,)).to_html())
        assert browser.execute_script("return document.querySelectorAll('script').length") == 1
        assert browser.title != "PWNED"
        assert browser.get_log("browser") == []


def test_the_index_finds_participants_and_sorts(browser: Any, tmp_path: Path) -> None:
    seed = factx.Facts.from_json(SEED.read_bytes())
    other = factx.Facts(article=factx.Article("Rien.", title="Aaa", source=PIECES[1], published="2020-01-01"))
    write_pages([seed, other], tmp_path)
    browser.get((tmp_path / "index.html").as_uri())
    search = browser.find_element("id", "search")
    search.send_keys("tokaiev")
    assert browser.find_element("css selector", "#found li strong").text == "Kassym-Jomart Tokaïev"
    assert browser.find_element("css selector", "#found a").get_attribute("href").endswith("article-000001.html")
    assert browser.find_element("id", "status").text == "1 participants"
    search.clear()
    search.send_keys("zzz")
    assert browser.find_elements("css selector", "#found li") == []
    titles = "return [...document.querySelectorAll('tbody a')].map(e => e.textContent)"
    before = browser.execute_script(titles)
    browser.find_elements("css selector", "th button")[1].click()
    assert browser.execute_script(titles) == sorted(before)
    browser.find_elements("css selector", "th button")[1].click()
    assert browser.execute_script(titles) == sorted(before, reverse=True)
    assert browser.title != "PWNED"
    assert browser.get_log("browser") == []


CONTRAST = """
const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const light = (colour) => {
  const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(channel);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const page = light(getComputedStyle(document.body).backgroundColor);
const words = "h1, h2, h3, a:not(.item), .line, .about, #keys, p:not(#status), label, svg text";
return [...document.querySelectorAll(words)].map((each) => {
  const style = getComputedStyle(each);
  const ink = light(each instanceof SVGElement ? style.fill : style.color);
  return (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05);
});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_in_light_and_dark(seed: Any, scheme: str) -> None:
    feature = {"name": "prefers-color-scheme", "value": scheme}
    seed.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    ratios = seed.execute_script(CONTRAST)
    seed.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(ratios) > 50
    assert min(ratios) >= 4.5  # WCAG 2.2, AA


def test_real_articles_are_shown_without_error(show: Open) -> None:
    if not CORPUS.is_file():
        pytest.skip("../shared/text is not beside this folder")
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()[::20]]
    assert len(rows) == 20
    for row in rows:
        facts = factx.extract(row["text"], published=row.get("published"), language="fr")
        browser = show(facts.to_html())
        cards = browser.execute_script("return document.querySelectorAll('.card').length")
        drawn = browser.execute_script("return document.querySelectorAll('svg .item').length")
        lit = "return [...document.querySelectorAll('.card.lit')].length"
        browser.find_element("css selector", "#text").send_keys("\ue014")
        assert (cards, browser.execute_script(lit)) == (len(facts), 1)
        assert drawn <= len(facts.events) + len(facts.historical_references)
        assert browser.execute_script("return document.querySelectorAll('script').length") == 1
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 1440
        assert browser.get_log("browser") == []

"""Draw docs/images: python tools/picture_page.py. Needs Debian's chromium and chromium-driver, and selenium."""

from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from selenium import webdriver

import factx

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "abraham-accords" / "article.txt"
PICTURES = {
    "page.png": (1200, 800, "light"),
    "page-dark.png": (1200, 800, "dark"),
    "page-phone.png": (390, 780, "light"),
}
"""Width, height and colour scheme of each picture."""


def main() -> None:
    """Draw the seed's page at each size."""
    options = webdriver.ChromeOptions()
    options.binary_location = which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(which("chromedriver")))
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as temporary:
        page = Path(temporary) / "page.html"
        facts = factx.extract(SEED.read_text(encoding="utf-8"), language="fr")
        page.write_text(facts.to_html(), encoding="utf-8")
        for name, (width, height, scheme) in PICTURES.items():
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            )
            browser.get(page.as_uri())
            browser.save_screenshot(str(folder / name))
    browser.quit()


if __name__ == "__main__":
    main()

"""What `import factx` costs."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["factx", "factx.cli", "factx.evaluate", "factx.files", "factx.testing"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    heavy = ["spacy", "thinc", "numpy", "py3langid", "pyarrow", "pyspark", "trafilatura"]
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")

"""Speed and memory, measured. Run with `python -m benchmarks CORPUS.jsonl`; needs the extra `bench`."""

"""Measures Baton beside its peers on one machine; see Benchmarks/README.md."""

"""Facts in the formats that other tools read.

TimeML is written by `factx.times.to_timeml`; spaCy's `Doc` by `factx.exports.spacy_doc.to_spacy`, which needs no more
than factx itself but loads spaCy.
"""

from factx.exports.brat import annotation_conf, to_brat
from factx.exports.schema_org import to_schema_org
from factx.exports.web_annotation import to_web_annotation

__all__ = ["annotation_conf", "to_brat", "to_schema_org", "to_web_annotation"]

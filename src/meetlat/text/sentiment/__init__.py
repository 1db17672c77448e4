"""Which feeling the words of a message show: negative, neutral or positive.

``sentiments`` is the reader; ``lexicon_sentiments`` is what the list of words alone would say, to compare it with.
"""

from meetlat.text.sentiment.reading import lexicon_sentiments, looked_at, phrases, sentiments

__all__ = ["lexicon_sentiments", "looked_at", "phrases", "sentiments"]

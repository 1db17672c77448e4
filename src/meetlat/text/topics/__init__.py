"""What messages are about, by lists of keywords that anybody can read and change: one TOML file per topic."""

from meetlat.text.topics.finding import Topics, load, topics
from meetlat.text.topics.lists import BadTopic, Topic, Words

__all__ = ["BadTopic", "Topic", "Topics", "Words", "load", "topics"]

"""What a message is: language, question, kind of contact, sentiment, topic, place. Tables in, tables out."""

"""What can be told of one line by its words alone: its language, dates, names, a guess at its kind."""

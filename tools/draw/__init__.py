"""Articles that nobody wrote, set by conventions drawn at random: what they say, how it is printed, and the record.

`facts` says what an article says, out of invented texts (stock/); `article` prints it by conventions (conventions.toml)
and makes the gold record of what is printed; `printer` makes a PDF of it. One seed gives one article.
"""

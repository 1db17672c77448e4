"""What chance leaves of a figure: plain functions, each with the source of its formula."""

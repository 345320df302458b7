"""What a creator can do, one file per group of verbs. Joins the rooms below, which do not know each other."""

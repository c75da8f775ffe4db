"""The one grammar of what authors write: CommonMark, with what guides need beside it."""

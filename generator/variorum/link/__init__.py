"""The corpus read as a web: who refers to whom, who speaks, what rests on what, what adds up."""

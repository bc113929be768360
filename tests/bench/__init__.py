"""How fast the desk is, beside what is possible and what is usual: `make bench`. All contenders run in turn, in short
slices, on the same machine in the same minutes: only the ratios inside one round mean anything elsewhere."""

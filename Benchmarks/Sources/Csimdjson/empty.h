// Nothing of simdjson is for Swift; the module stands for the flags that pkg-config gives.

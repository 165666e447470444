"""An invented year with suppliers in China: for pictures, benchmarks and trying the program."""

"""Chinese text: pinyin, names, forms of address, codes and numbers; pure functions."""

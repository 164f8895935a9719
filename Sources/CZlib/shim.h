#pragma once

#include <zlib.h>

// A macro that Swift does not import: 15 bits of window, and 16 for the header and the checksum of gzip.
static inline int budget_inflate_begin(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

#include <zlib.h>

/// Begins to unpack gzip data; the macro of the library cannot be called from Swift.
static inline int czlib_begin_gzip(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

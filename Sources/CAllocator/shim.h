#pragma once

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

/// Lets the heap grow by so many bytes at once, from here on in large pages where there are any.
///
/// `large_page`: the size of one, a power of two.
static inline void budget_grow_heap_in_large_pages(int step, size_t large_page) {
  mallopt(M_TOP_PAD, step);
  // A block that is not in the heap yet, so that the heap grows now.
  char *block = mallopt(M_MMAP_THRESHOLD, step) ? malloc(step / 2) : NULL;
  if (block == NULL) return;
  char *start = block + (large_page - (size_t)block % large_page);
  madvise(start, step / large_page * large_page, MADV_HUGEPAGE);
  free(block);
}
#endif

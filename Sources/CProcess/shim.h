#pragma once

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

/// Has the system end this process when the one that started it ends, where it can do that.
static inline void budget_end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
}

/// Lets the heap grow by a number of bytes at once, in the system's large pages where it has any.
static inline void budget_enlarge_heap(int bytes) {
#ifdef __GLIBC__
  mallopt(M_TOP_PAD, bytes);
  mallopt(M_TRIM_THRESHOLD, 2 * bytes);
  // The heap grows when what is left of it doesn't hold these; larger blocks lie elsewhere.
  void *volatile first = malloc(100000);
  void *volatile second = malloc(100000);
  uintptr_t large = 1 << 21, end = (uintptr_t)sbrk(0);
  uintptr_t start = (end - (uintptr_t)bytes + large - 1) / large * large;
  free(second);
  free(first);
  if (start >= end || madvise((void *)start, end - start, MADV_HUGEPAGE)) return;
  // Up to the first large page memory would come page by page, which takes longer: it stays unused.
  uintptr_t unused = start - (uintptr_t)first;
  if ((uintptr_t)first < start && unused < large) first = malloc(unused);
#else
  (void)bytes;
#endif
}
